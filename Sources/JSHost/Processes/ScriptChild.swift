import CLinux
import Glibc
import Synchronization
import ThreadExecutor

/// A child process of the scripts. A thread of its own moves what goes through its pipes, tells how it ended, and reaps it, also
/// when nobody wants to know any more. A child that is not detached is killed with its realm.
final class ScriptChild: ScriptResource {
    private let state: ChildState
    private let thread: ThreadExecutor

    /// Events, of the resource `id`: `data` channel bytes, `end` channel, `written` channel, `writeFailed` channel code,
    /// `exit` code-or-minus-one signal.
    init(_ launch: ChildLaunch, as id: Int, isDetached: Bool, name: String, events: @escaping EventPort) {
        let state = ChildState(launch.id, isDetached: isDetached, pipes: launch.takePipes())
        let pump = ChildPump(resource: id, state: state, end: launch.end, events: events)
        self.state = state
        thread = ThreadExecutor(name: "\(name)-child")
        thread.perform { pump.run() }
        thread.stop()
    }

    /// What the child writes next into the channel is wanted.
    func read(_ channel: Int) { state.change { $0.channels[channel]?.isWanted = true } }

    /// Hands bytes to the child; one piece at a time, told as `written`.
    func write(_ bytes: [UInt8], to channel: Int) { state.change { $0.channels[channel]?.outgoing = bytes[...] } }

    /// Nothing more is written into the channel.
    func finish(_ channel: Int) { state.change { $0.channels[channel]?.isFinished = true } }

    /// The channel is given up in both directions.
    func drop(_ channel: Int) { state.change { $0.channels[channel] = nil } }

    /// Whether the child is there to get the signal; 0 only asks.
    func signal(_ number: Int32) throws(OperationError) -> Bool { try state.signal(number) }

    func close() {
        state.close()
    }
}
