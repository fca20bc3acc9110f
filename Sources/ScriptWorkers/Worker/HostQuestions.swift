import Glibc
import Synchronization
import ThreadExecutor

/// Questions of the scripts that the host answers at once: their thread waits meanwhile.
final class HostQuestions: Sendable {
    private let send: @Sendable (WorkerMessage) -> Void
    private let parker = ConditionParker()
    private let answer = Mutex<String?>(nil)

    init(send: @escaping @Sendable (WorkerMessage) -> Void) { self.send = send }

    /// Called on the scripts' thread.
    func ask(_ function: String, _ text: String) -> String {
        send(WorkerMessage(.question, "\(function)\n\(text)"))
        while true {
            if let text = answer.withLock({ $0.take() }) { return text }
            parker.park()
        }
    }

    func reply(_ text: String) {
        answer.withLock { $0 = text }
        parker.unpark()
    }
}
