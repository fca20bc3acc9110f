import CLinux
import Glibc
import JSONText

/// A child process that the scripts waited for, and what it wrote.
final class FinishedChild: ScriptResource {
    private struct Outgoing {
        let file: OpenFile
        var bytes: ArraySlice<UInt8>
    }

    let id: pid_t
    private(set) var exit: (code: Int32, signal: Int32) = (0, 0)
    private(set) var outputs: [Int: [UInt8]] = [:]
    /// `ETIMEDOUT` or `ENOBUFS`, why it was killed; 0.
    private(set) var failure: Int32 = 0

    /// Waits for the child.
    ///
    /// - Parameters:
    ///   - timeout: milliseconds; 0: none.
    ///   - limit: bytes of one channel.
    init(_ launch: ChildLaunch, input: [UInt8], timeout: Double, limit: Double, killSignal: Int32) {
        id = launch.id
        let clock = SystemClock()
        let deadline = timeout > 0 ? timeout : .infinity
        var reading = launch.takePipes()
        var writing = reading.removeValue(forKey: 0).map { Outgoing(file: $0, bytes: input[...]) }
        if input.isEmpty { writing = nil }
        for number in reading.keys { outputs[number] = [] }
        var hasExited = false
        while !hasExited || !(reading.isEmpty && writing == nil) {
            var waits = [pollfd(fd: hasExited ? -1 : launch.end.descriptor, events: Int16(POLLIN), revents: 0)]
            let numbers = Array(reading.keys)
            for number in numbers { waits.append(pollfd(fd: reading[number]!.descriptor, events: Int16(POLLIN), revents: 0)) }
            if let writing { waits.append(pollfd(fd: writing.file.descriptor, events: Int16(POLLOUT), revents: 0)) }
            let rest = failure == 0 ? deadline - clock.monotonicTime() : .infinity
            _ = poll(&waits, nfds_t(waits.count), rest == .infinity ? -1 : Int32(min(max(0, rest.rounded(.up)), 1_000_000)))
            if rest <= 0 { kill(ETIMEDOUT, killSignal, hasExited, &reading, &writing) }
            for (wait, number) in zip(waits.dropFirst(), numbers) where wait.revents != 0 {
                guard let file = reading[number] else { continue }
                let bytes = (try? DescriptorOperations.read(file, 65536, at: -1)) ?? []
                outputs[number, default: []] += bytes
                if bytes.isEmpty { reading[number] = nil }
                if Double(outputs[number]!.count) > limit { kill(ENOBUFS, killSignal, hasExited, &reading, &writing) }
            }
            if waits.count > numbers.count + 1, waits[numbers.count + 1].revents != 0, let current = writing {
                let count = (try? DescriptorOperations.write(current.file, current.bytes, at: -1)) ?? current.bytes.count
                writing = count == current.bytes.count ? nil : Outgoing(file: current.file, bytes: current.bytes.dropFirst(count))
            }
            if !hasExited && waits[0].revents != 0 {
                hasExited = true
                exit = ChildLaunch.reap(id)
            }
        }
    }

    func close() {}

    /// Who hangs on to its channels is not waited for.
    private func kill(
        _ reason: Int32, _ signal: Int32, _ hasExited: Bool, _ reading: inout [Int: OpenFile], _ writing: inout Outgoing?
    ) {
        guard failure == 0 else { return }
        failure = reason
        if !hasExited { _ = Glibc.kill(id, signal) }
        reading = [:]
        writing = nil
    }
}
