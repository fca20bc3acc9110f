import Foundation
import Glibc
import Synchronization

/// A small HTTP/1.1 server on a free port of this machine, one thread a connection. It ends with the object.
package final class TestServer: Sendable {
    package typealias Handler = @Sendable (TestRequest) -> TestAnswer

    private struct State {
        var requests: [TestRequest] = []
        var connections: Set<Int32> = []
        var connectionCount = 0
        var isClosed = false
        var didEnd: (@Sendable () -> Void)?
    }

    package let port: Int
    private let listener: Int32
    private let state: Shared

    private final class Shared: Sendable {
        let value = Mutex(State())
    }

    /// - Parameter handler: called on the connection's thread; it may block.
    package init(address: String = "127.0.0.1", _ handler: @escaping Handler) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, address, &name.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 1024) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        precondition(isListening, "the test server cannot listen: \(String(cString: strerror(errno)))")
        port = Int(UInt16(bigEndian: name.sin_port))
        let state = Shared()
        self.state = state
        Thread.detachNewThread {
            while case let socket = accept(listener, nil, nil), socket >= 0 {
                let isOpen = state.value.withLock { state in
                    guard !state.isClosed else { return false }
                    state.connections.insert(socket)
                    state.connectionCount += 1
                    return true
                }
                guard isOpen else {
                    close(socket)
                    break
                }
                Thread.detachNewThread { Self.serve(socket, state, handler) }
            }
            close(listener)
        }
    }

    deinit {
        state.value.withLock { state in
            state.isClosed = true
            for socket in state.connections { shutdown(socket, Int32(SHUT_RDWR)) }
        }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// Such as `http://127.0.0.1:4711`.
    package var origin: String { "http://127.0.0.1:\(port)" }

    /// Everything that was asked, in the order it came.
    package var requests: [TestRequest] { state.value.withLock { $0.requests } }

    /// How many connections there were.
    package var connectionCount: Int { state.value.withLock { $0.connectionCount } }

    /// Calls `action` whenever a connection has ended.
    package func onEnd(_ action: @escaping @Sendable () -> Void) {
        state.value.withLock { $0.didEnd = action }
    }

    private static func serve(_ socket: Int32, _ state: Shared, _ handler: Handler) {
        var connection = TestConnection(socket)
        loop: while let request = connection.nextRequest() {
            state.value.withLock { $0.requests.append(request) }
            switch handler(request) {
            case .bytes(let bytes): connection.write(bytes)
            case .silence:
                connection.waitForEnd()
                break loop
            case .close: break loop
            }
        }
        let didEnd = state.value.withLock { state in
            state.connections.remove(socket)
            return state.didEnd
        }
        close(socket)
        didEnd?()
    }
}
