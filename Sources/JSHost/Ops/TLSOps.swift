import CSSL
import JSONText

/// TLS of clients.
enum TLSOps {
    static let all = [
        /// (id, options: JSON, PKCS #12 files one after the other)
        HostOperation("startTLS") { call throws(OperationError) in
            let id = try call.integer(0, "session")
            let options = try options(call, 1)
            let events = call.services.events
            let session = try TLSSession(options) { event, values in
                events(ResourceEvent(resource: id, name: event, values: values))
            }
            call.services.resources.add(session, as: id)
            session.start()
            return .undefined
        },
        /// Tries the options without a connection: (options: JSON, PKCS #12 files one after the other)
        HostOperation("checkTLS") { call throws(OperationError) in
            _ = try TLSContext(try options(call, 0))
            return .undefined
        },
        HostOperation("receiveTLS") { call throws(OperationError) in
            try session(call).receive(try call.data(1, "data"))
            return .undefined
        },
        HostOperation("writeTLS") { call throws(OperationError) in
            try session(call).write(try call.data(1, "data"))
            return .undefined
        },
        HostOperation("endTLS") { call throws(OperationError) in
            try session(call).end()
            return .undefined
        },
        /// What the machine trusts, as text.
        HostOperation("trustedCertificates") { _ throws(OperationError) in .string(SystemTrust.pem ?? "") },
        /// The names of the ciphers, as JSON.
        HostOperation("ciphersOfTLS") { _ throws(OperationError) in
            .string(JSONValue.array(cipherNames().map { .string($0) }).text())
        },
    ]

    private static func session(_ call: OperationCall) throws(OperationError) -> TLSSession {
        try call.services.resources.resource(try call.integer(0, "session"))
    }

    private static func options(_ call: OperationCall, _ index: Int) throws(OperationError) -> TLSOptions {
        guard let json = try? JSONParser.parse(Array(try call.text(index, "options").utf8)) else {
            throw .invalidArgument("options", of: call.operation, must: "be JSON")
        }
        var rest = try call.data(index + 1, "bundles")[...]
        let bundles = (json["pfxLengths"]?.arrayValue ?? []).map { length in
            let bundle = Array(rest.prefix(length.intValue ?? 0))
            rest = rest.dropFirst(bundle.count)
            return bundle
        }
        return TLSOptions(json, bundles: bundles)
    }

    private static func cipherNames() -> [String] {
        guard let context = SSL_CTX_new(TLS_client_method()) else { return [] }
        defer { SSL_CTX_free(context) }
        guard let ssl = SSL_new(context) else { return [] }
        defer { SSL_free(ssl) }
        var names: [String] = []
        while let name = SSL_get_cipher_list(ssl, Int32(names.count)) { names.append(String(cString: name)) }
        return names
    }
}
