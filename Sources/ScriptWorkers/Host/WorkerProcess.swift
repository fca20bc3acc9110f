import Glibc
import JSHost
import Synchronization
import ThreadExecutor

/// Scripts in a process of their own: whatever they do, it can be ended, and the host goes on.
///
/// At most two frames are on their way at a time, so that calls pile up here, where they can still go elsewhere.
final class WorkerProcess: IsolateBody {
    private struct State {
        weak var caller: (any IsolateCaller)?
        var connection: WorkerConnection?
        /// Frames that the scripts have not taken yet, oldest first.
        var inFlight: [Frame] = []
        var isSending = false
        var hasMore = false
        /// Whether the scripts may begin with no further call until they are through with what is in flight.
        var isClosed = false
        /// Why the host ended the process.
        var cause: IsolateEnd.Cause?
        var started: CheckedContinuation<Result<Void, JSHostError>, Never>?
        var heap: [CheckedContinuation<HeapStatistics?, Never>] = []
        var collections: [CheckedContinuation<Void, Never>] = []
        var closing: [CheckedContinuation<Void, Never>] = []
        var hasEnded = false
    }

    private enum Limit {
        static let framesInFlight = 2
        /// Bytes.
        static let frame = 1 << 20
        /// A frame that is larger is written on a thread that may wait. Bytes.
        static let quickFrame = 64 << 10
    }

    private let launch: WorkerLaunch
    private let configuration: IsolateConfiguration
    private let supervisor: WorkerSupervisor
    private let state = Mutex(State())
    private let reading: ThreadExecutor
    private let writing: ThreadExecutor

    init(_ configuration: IsolateConfiguration, _ launch: WorkerLaunch, _ supervisor: WorkerSupervisor) {
        self.configuration = configuration
        self.launch = launch
        self.supervisor = supervisor
        reading = ThreadExecutor(name: "\(configuration.name)-in")
        writing = ThreadExecutor(name: "\(configuration.name)-out")
    }

    func start(for caller: any IsolateCaller) async throws(JSHostError) {
        let connection: WorkerConnection
        do throws(WorkerWireError) {
            connection = try WorkerConnection(launch)
        } catch {
            throw .startFailed("\(error)")
        }
        write(WorkerMessage(.configure, launch.message(for: configuration)), to: connection)
        let answer = await withCheckedContinuation { continuation in
            state.withLock { state in
                state.caller = caller
                state.connection = connection
                state.started = continuation
            }
            // The thread ends with the process; until then it keeps this alive.
            reading.perform { self.read(connection) }
        }
        try answer.get()
        supervisor.add(self)
    }

    // MARK: Sending

    func arrangeDelivery() {
        supervisor.wake()
        send()
    }

    /// Sends what the caller has, as far as there is room. One thread does so at a time; what comes meanwhile it sends too.
    private func send() {
        let mayGo = state.withLock { state in
            state.hasMore = true
            defer { state.isSending = true }
            return !state.isSending
        }
        if mayGo { sendAll() }
    }

    private func sendAll() {
        while let (frame, connection) = nextFrame() {
            let message = WorkerMessage(.frame, frame.text)
            if message.content.count > Limit.quickFrame {
                return writing.perform {
                    self.write(message, to: connection)
                    self.sendAll()
                }
            }
            write(message, to: connection)
        }
    }

    /// The next frame to send; nil when there is none now, and then nobody is sending any more.
    private func nextFrame() -> (Frame, WorkerConnection)? {
        withCaller { state, caller in
            while state.hasMore, let connection = state.connection, let caller, !state.isClosed,
                state.inFlight.count < Limit.framesInFlight
            {
                let frame = caller.takeFrame(limit: Limit.frame)
                guard !frame.isEmpty else {
                    state.hasMore = false
                    break
                }
                state.inFlight.append(frame)
                return (frame, connection)
            }
            state.isSending = false
            return nil
        }
    }

    private func write(_ message: WorkerMessage, to connection: WorkerConnection) {
        // When the process is gone its reader says so.
        try? connection.writer.write(message)
    }

    // MARK: Receiving

    private func read(_ connection: WorkerConnection) {
        var problem: String?
        do throws(WorkerWireError) {
            var reader = MessageReader(descriptor: connection.socket)
            while let message = try reader.next() { try take(message, from: connection) }
        } catch {
            problem = "\(error)"
            connection.process.kill()
        }
        connection.writer.close()
        end(connection, status: connection.process.reap(), problem: problem)
        connection.close()
        reading.stop()
        writing.stop()
    }

    private func take(_ message: WorkerMessage, from connection: WorkerConnection) throws(WorkerWireError) {
        switch message.kind {
        case .messages: caller?.scriptsWrote(message.content)
        case .frameTaken: frameTaken(connection)
        case .frameRefused:
            if let frame = state.withLock({ $0.inFlight.first }) { caller?.frameRefused(frame, message.text) }
            frameTaken(connection)
        case .ready: resumeStart(.success(()))
        case .startFailed: resumeStart(.failure(.startFailed(message.text)))
        case .question: answer(message.text, connection)
        case .violation: caller?.scriptsViolated(message.text)
        case .heap: state.withLock { $0.heap.popLast() }?.resume(returning: HeapStatistics(message.text))
        case .garbageCollected: state.withLock { $0.collections.popLast() }?.resume()
        default: throw .unexpected(message.kind)
        }
    }

    private func frameTaken(_ connection: WorkerConnection) {
        withCaller { state, caller in
            if !state.inFlight.isEmpty { state.inFlight.removeFirst() }
            guard state.isClosed, state.inFlight.isEmpty else { return }
            state.isClosed = false
            connection.page.reopen()
            caller?.scriptsReturned()
        }
        send()
    }

    private func answer(_ question: String, _ connection: WorkerConnection) {
        let parts = question.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let function = configuration.functions[String(parts[0])]
        let reply = function?(parts.count > 1 ? String(parts[1]) : "") ?? ""
        write(WorkerMessage(.reply, reply), to: connection)
    }

    private func resumeStart(_ result: Result<Void, JSHostError>) {
        state.withLock { $0.started.take() }?.resume(returning: result)
    }

    private func end(_ connection: WorkerConnection, status: CInt, problem: String?) {
        let page = connection.page
        let (caller, cause, waiting) = state.withLock { state in
            defer {
                state.connection = nil
                state.hasEnded = true
                state.heap = []
                state.collections = []
                state.closing = []
            }
            return (state.caller, state.cause, (state.heap, state.collections, state.closing))
        }
        let end = IsolateEnd(cause ?? page.ownCause ?? .init(status: status, problem: problem), stack: page.stack)
        resumeStart(.failure(.startFailed("\(end)")))
        supervisor.remove(self)
        caller?.scriptsEnded(end, begun: page.begun, culprit: page.current, isInside: page.isInside)
        for continuation in waiting.0 { continuation.resume(returning: nil) }
        for continuation in waiting.1 + waiting.2 { continuation.resume() }
    }

    // MARK: What the supervisor does

    var caller: (any IsolateCaller)? { state.withLock { $0.caller } }
    var connection: WorkerConnection? { state.withLock { $0.connection } }

    /// Whoever lets go of the caller last ends this body, which takes the lock: the caller must outlive it.
    private func withCaller<Result>(_ body: (inout State, (any IsolateCaller)?) -> Result) -> Result {
        let caller = caller
        return withExtendedLifetime(caller) { state.withLock { body(&$0, caller) } }
    }

    /// Ends the process for that reason.
    func end(_ cause: IsolateEnd.Cause) {
        let connection = state.withLock { state in
            state.cause = state.cause ?? cause
            return state.connection
        }
        connection?.process.kill()
    }

    /// Lets the scripts begin with no further call until they return, and gives the calls back that they have not begun with.
    func giveBackCalls() {
        // Both under the lock: whoever sees the frames taken says that the scripts have returned.
        withCaller { state, caller in
            guard !state.isClosed, !state.inFlight.isEmpty, let connection = state.connection else { return }
            state.isClosed = true
            caller?.giveBack(after: connection.page.close())
        }
    }

    // MARK: The rest of the body

    func returns(within milliseconds: Double) async -> Bool {
        guard let page = connection?.page, page.isInside else { return true }
        let entries = page.entries
        let clock = configuration.clock
        guard (try? await clock.sleep(until: clock.monotonicTime() + milliseconds)) != nil else { return true }
        return page.entries != entries
    }

    func end() { connection?.process.kill() }

    func close() async {
        await withCheckedContinuation { continuation in
            let connection: WorkerConnection? = state.withLock { state in
                state.caller = nil
                guard !state.hasEnded, let connection = state.connection else { return nil }
                state.closing.append(continuation)
                return connection
            }
            if let connection { connection.process.kill() } else { continuation.resume() }
        }
    }

    func heapStatistics() async throws(JSHostError) -> HeapStatistics {
        let statistics = await withCheckedContinuation { continuation in
            let connection = state.withLock { state in
                if state.connection != nil { state.heap.insert(continuation, at: 0) }
                return state.connection
            }
            if let connection { write(WorkerMessage(.measureHeap), to: connection) } else { continuation.resume(returning: nil) }
        }
        guard let statistics else { throw .isolateClosed }
        return statistics
    }

    func collectGarbage() async throws(JSHostError) {
        await withCheckedContinuation { continuation in
            let connection = state.withLock { state in
                if state.connection != nil { state.collections.insert(continuation, at: 0) }
                return state.connection
            }
            if let connection { write(WorkerMessage(.collectGarbage), to: connection) } else { continuation.resume() }
        }
    }
}

extension HeapStatistics {
    /// As a worker writes them.
    fileprivate init?(_ text: String) {
        let numbers = text.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        self.init(heapSize: numbers[0], objectCount: numbers[1], protectedObjectCount: numbers[2])
    }
}

extension IsolateEnd.Cause {
    /// - Parameter status: as `waitpid` gives it.
    fileprivate init(status: CInt, problem: String?) {
        if let problem {
            self = .lost(problem)
        } else if status & 0x7F == 0 {
            self = .exited(code: Int(status >> 8) & 0xFF)
        } else {
            self = .signal(Int(status & 0x7F))
        }
    }
}

extension StatusPage {
    /// Why the worker ended itself.
    fileprivate var ownCause: IsolateEnd.Cause? {
        switch cause {
        case .none: nil
        case .processorTime: .processorTime(.milliseconds(detail))
        case .exited: .exited(code: detail)
        }
    }
}
