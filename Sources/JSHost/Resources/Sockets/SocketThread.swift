import CLinux
import Glibc
import ThreadExecutor

/// The thread on which the sockets of one realm wait. It begins with the first of them.
actor SocketThread {
    private nonisolated let executor: ThreadExecutor
    private nonisolated let events: EventPort
    private var connections: [Int: SocketConnection] = [:]

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(name: String, events: @escaping EventPort) {
        let parker = SocketParker()
        executor = ThreadExecutor(name: "\(name)-net", parker: parker)
        self.events = events
        parker.onWait { [weak self] wake, milliseconds in
            self?.assumeIsolated { $0.wait(wake, milliseconds) }
        }
    }

    /// Runs `action` on the thread. The scripts' thread does this: so the thread may do what that may, and no more.
    nonisolated func enter(_ action: @escaping @Sendable (isolated SocketThread) -> Void) {
        executor.perform { self.assumeIsolated(action) }
    }

    func add(_ id: Int, to address: SocketAddress, from local: SocketAddress?) {
        let connection = SocketConnection { [events] event, values in
            events(ResourceEvent(resource: id, name: event, values: values))
        }
        connections[id] = connection
        connection.connect(to: address, from: local)
    }

    /// Does something with a socket, if it is still there.
    func with(_ id: Int, _ action: (SocketConnection) -> Void) {
        if let connection = connections[id] { action(connection) }
    }

    func remove(_ id: Int, resets: Bool = false) {
        connections.removeValue(forKey: id)?.close(resets: resets)
    }

    /// Closes all sockets and lets the thread end.
    nonisolated func close() {
        enter { thread in
            for connection in thread.connections.values { connection.close() }
            thread.connections = [:]
        }
        executor.stop()
    }

    private func wait(_ wake: Int32, _ milliseconds: Int32) {
        let waiting = connections.values.filter { $0.interest != 0 }
        var descriptors = waiting.map { pollfd(fd: $0.descriptor, events: $0.interest, revents: 0) }
        descriptors.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0))
        guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return }
        for (connection, descriptor) in zip(waiting, descriptors) where descriptor.revents != 0 {
            connection.handle(descriptor.revents)
        }
    }
}
