/// What the synchronous operations of one isolate work with.
final class OperationServices {
    let configuration: IsolateConfiguration
    let startTimer: (_ id: Int, _ milliseconds: Double) -> Void
    let stopTimer: (_ id: Int) -> Void
    /// The scripts enter a call's entry point; nil: none any more. Returns whether they may.
    let beginCall: (_ id: Int?, _ entry: String) -> Bool
    /// What the scripts hold outside of the VM.
    let resources = ResourceTable()
    /// The descriptors of the scripts.
    let files = OpenFiles()
    /// Tells the scripts what happened to something they hold.
    let events: EventPort
    let background: BackgroundWork
    /// Where their sockets wait.
    private(set) lazy var sockets = makeSockets()
    private var usedSockets: SocketThread?
    /// A message of the scripts, JSON text.
    let post: (_ message: [UInt8]) -> Void
    /// A script called `process.exit`.
    let exit: (_ code: Int) -> Void

    init(
        configuration: IsolateConfiguration, startTimer: @escaping (Int, Double) -> Void, stopTimer: @escaping (Int) -> Void,
        beginCall: @escaping (Int?, String) -> Bool, post: @escaping ([UInt8]) -> Void,
        exit: @escaping (Int) -> Void, events: @escaping EventPort
    ) {
        self.configuration = configuration
        self.startTimer = startTimer
        self.stopTimer = stopTimer
        self.beginCall = beginCall
        self.post = post
        self.exit = exit
        self.events = events
        background = BackgroundWork(name: configuration.name, events: events)
    }

    /// Frees what the scripts hold outside of the VM.
    func close() {
        resources.closeAll()
        files.closeAll()
        background.close()
        usedSockets?.close()
    }

    private func makeSockets() -> SocketThread {
        let thread = SocketThread(name: configuration.name, events: events)
        usedSockets = thread
        return thread
    }
}
