import Glibc
import UnixSignals

/// SIGINT and SIGTERM from when it is made on: they wait for who stops what runs, and the second ends the program at once.
///
/// Commands make it before they do anything, so that no moment is left in which a signal kills the program.
struct StopSignals: Sendable {
    /// Those that came, by their numbers.
    let numbers: AsyncStream<Int32>

    init() async {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let (numbers, report) = AsyncStream.makeStream(of: Int32.self)
        self.numbers = numbers
        Task {
            var isStopping = false
            for await signal in signals {
                if isStopping { leave(128 + signal.rawValue) }
                isStopping = true
                report.yield(signal.rawValue)
            }
        }
    }
}

/// Ends the program with threads still at work, which `exit` would pull the ground from under.
func leave(_ code: Int32) -> Never {
    flush()
    _exit(code)
}
