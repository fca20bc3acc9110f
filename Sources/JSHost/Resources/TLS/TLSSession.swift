import CSSL
import JSONText

/// One TLS connection of a client: takes what comes from the other side and gives what is to be sent there. The transport is the
/// scripts' business. Used on the realm's thread.
///
/// | event | values |
/// |---|---|
/// | `send` | bytes for the other side |
/// | `secure` | the handshake is done; what was negotiated (JSON) |
/// | `data` | what the other side has said |
/// | `end` | it says no more |
/// | `taken` | everything that was received has been looked at |
/// | `ended` | our side is closed |
/// | `error` | name, message and properties (JSON) of the error |
final class TLSSession: ScriptResource {
    private static let chunkSize = 64 << 10

    private let context: TLSContext
    private let ssl: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private let tell: (_ event: String, _ values: [ScriptValue]) -> Void
    private var isSecure = false
    private var isOver = false

    init(_ options: TLSOptions, tell: @escaping (String, [ScriptValue]) -> Void) throws(OperationError) {
        context = try TLSContext(options)
        guard let ssl = SSL_new(context.reference), let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem())
        else {
            throw TLSFailure.take()
        }
        self.ssl = ssl
        self.incoming = incoming
        self.outgoing = outgoing
        self.tell = tell
        SSL_set_bio(ssl, incoming, outgoing)
        SSL_set_connect_state(ssl)
        if let name = options.serverName { cssl_set_server_name(ssl, name) }
        if !options.protocols.isEmpty { SSL_set_alpn_protos(ssl, options.protocols, UInt32(options.protocols.count)) }
    }

    deinit { SSL_free(ssl) }

    /// Says hello.
    func start() { advance() }

    /// Bytes that came from the other side.
    func receive(_ bytes: [UInt8]) {
        guard !isOver else { return }
        BIO_write(incoming, bytes, Int32(bytes.count))
        advance()
        tell("taken", [])
    }

    /// Something for the other side; the handshake must be done.
    func write(_ bytes: [UInt8]) {
        guard !isOver, !bytes.isEmpty else { return }
        ERR_clear_error()
        if SSL_write(ssl, bytes, Int32(bytes.count)) <= 0 { return fail() }
        send()
    }

    /// Tells the other side that nothing more comes.
    func end() {
        guard !isOver, isSecure else { return }
        ERR_clear_error()
        SSL_shutdown(ssl)
        send()
        tell("ended", [])
    }

    func close() { isOver = true }

    private func advance() {
        ERR_clear_error()
        if !isSecure {
            let result = SSL_do_handshake(ssl)
            send()
            guard result == 1 else {
                if SSL_get_error(ssl, result) != SSL_ERROR_WANT_READ { fail() }
                return
            }
            isSecure = true
            tell("secure", [.string(TLSDescription(ssl).json.text())])
        }
        read()
    }

    private func read() {
        while !isOver {
            ERR_clear_error()
            var result: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
                result = SSL_read(ssl, buffer.baseAddress, Int32(Self.chunkSize))
                count = max(0, Int(result))
            }
            send()
            if result > 0 {
                tell("data", [.bytes(bytes)])
                continue
            }
            switch SSL_get_error(ssl, result) {
            case SSL_ERROR_WANT_READ: return
            case SSL_ERROR_ZERO_RETURN: return tell("end", [])
            default: return fail()
            }
        }
    }

    private func send() {
        let count = cssl_pending(outgoing)
        guard count > 0 else { return }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            written = max(0, Int(BIO_read(outgoing, buffer.baseAddress, Int32(count))))
        }
        tell("send", [.bytes(bytes)])
    }

    private func fail() {
        let error = TLSFailure.take()
        send()
        isOver = true
        tell("error", error.values)
    }
}
