import CLinux
import Glibc

/// One client socket. Lives on the thread of its sockets; tells what happens by `tell`.
///
/// | event | values |
/// |---|---|
/// | `connect` | local address and port, remote address and port; nothing for Unix sockets |
/// | `data` | the bytes; one event for each time that was asked for data |
/// | `end` | the other side sends no more |
/// | `written` | everything has been handed to the system |
/// | `finished` | the end of our side has been sent |
/// | `error` | system call, `errno` as Node has it (negative), its name; the socket is closed |
final class SocketConnection {
    private static let chunkSize = 64 << 10

    private let tell: (_ event: String, _ values: [ScriptValue]) -> Void
    private(set) var descriptor: Int32 = -1
    private var isConnecting = true
    private var wantsData = false
    private var isEnding = false
    private var output: [UInt8] = []
    private var written = 0

    init(tell: @escaping (String, [ScriptValue]) -> Void) { self.tell = tell }

    /// Begins to connect.
    func connect(to address: SocketAddress, from local: SocketAddress?) {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else { return fail("connect", errno) }
        if let local {
            guard local.use({ bind(descriptor, $0, $1) }) == 0 else { return fail("bind", errno) }
        }
        if address.use({ Glibc.connect(descriptor, $0, $1) }) == 0 {
            opened()
        } else if errno != EINPROGRESS {
            fail("connect", errno)
        }
    }

    /// Asks for the next bytes.
    func read() { wantsData = true }

    func write(_ bytes: [UInt8]) {
        guard descriptor >= 0 else { return }
        output.append(contentsOf: bytes)
        if !isConnecting { flush() }
    }

    /// Sends the end of our side after what is still to be written.
    func end() {
        guard descriptor >= 0 else { return }
        isEnding = true
        if !isConnecting, output.isEmpty { finish() }
    }

    func setOption(_ level: Int32, _ name: Int32, _ value: Int32) {
        guard descriptor >= 0 else { return }
        var value = value
        setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// - Parameter resets: tells the other side that it was no proper end.
    func close(resets: Bool = false) {
        guard descriptor >= 0 else { return }
        if resets {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// What to wait for; 0 when nothing, and then nothing is told either.
    var interest: Int16 {
        if descriptor < 0 { return 0 }
        if isConnecting { return Int16(POLLOUT) }
        return (wantsData ? Int16(POLLIN) : 0) | (output.isEmpty ? 0 : Int16(POLLOUT))
    }

    /// Something of that has come.
    func handle(_ found: Int16) {
        if isConnecting { return completeConnection() }
        let isBroken = found & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
        if wantsData, isBroken || found & Int16(POLLIN) != 0 { receive() }
        if !output.isEmpty, isBroken || found & Int16(POLLOUT) != 0 { flush() }
    }

    private func completeConnection() {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
        if code == 0 { opened() } else { fail("connect", code) }
    }

    private func opened() {
        isConnecting = false
        let descriptor = descriptor
        let local = SocketAddress { getsockname(descriptor, $0, &$1) }?.host
        let remote = SocketAddress { getpeername(descriptor, $0, &$1) }?.host
        if let local, let remote {
            tell(
                "connect",
                [.string(local.address), .number(Double(local.port)), .string(remote.address), .number(Double(remote.port))])
        } else {
            tell("connect", [])
        }
        if !output.isEmpty { flush() } else if isEnding { finish() }
    }

    private func receive() {
        var code: Int32 = 0
        var isEnd = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            let received = recv(descriptor, buffer.baseAddress, Self.chunkSize, 0)
            if received < 0 { code = errno }
            isEnd = received == 0
            count = max(0, received)
        }
        if code == EAGAIN || code == EINTR { return }
        wantsData = false
        if code != 0 { fail("read", code) } else { tell(isEnd ? "end" : "data", isEnd ? [] : [.bytes(bytes)]) }
    }

    private func flush() {
        while written < output.count {
            let count = output.withUnsafeBytes {
                send(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN { return }
                return fail("write", errno)
            }
            written += count
        }
        output = []
        written = 0
        tell("written", [])
        if isEnding { finish() }
    }

    private func finish() {
        isEnding = false
        // When the other side is gone already, nobody has to be told.
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 || errno == ENOTCONN else { return fail("shutdown", errno) }
        tell("finished", [])
    }

    private func fail(_ call: String, _ code: Int32) {
        tell("error", [.string(call), .number(-Double(code)), .string(SystemErrorCode(code).name)])
        close()
    }
}
