/// A socket that scripts hold.
final class SocketResource: ScriptResource {
    private let id: Int
    private let thread: SocketThread

    init(_ id: Int, on thread: SocketThread, to address: SocketAddress, from local: SocketAddress?) {
        self.id = id
        self.thread = thread
        thread.enter { $0.add(id, to: address, from: local) }
    }

    /// Does something with it on its thread.
    func enter(_ action: @escaping @Sendable (SocketConnection) -> Void) {
        thread.enter { [id] in $0.with(id, action) }
    }

    func reset() { thread.enter { [id] in $0.remove(id, resets: true) } }

    func close() { thread.enter { [id] in $0.remove(id) } }
}
