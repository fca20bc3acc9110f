import CCrypto
import JSONText

/// Ciphers with a secret key.
enum CipherOps {
    static let all: [HostOperation] = [
        // Arguments: resource, name, key, initialization vector or null, whether to encrypt, length of the tag or -1.
        .crypto("openCipher") { call throws(OperationError) in
            let tagLength = try call.integer(5, "tagLength")
            let cipher = try RunningCipher(
                RunningCipher.Parameters(
                    name: try call.text(1, "name"), key: try call.data(2, "key"),
                    initializationVector: call.isNullish(3) ? nil : try call.data(3, "iv"), isEncrypting: call.bool(4),
                    tagLength: tagLength < 0 ? nil : tagLength))
            call.services.resources.add(cipher, as: try call.integer(0, "resource"))
            return .undefined
        },
        .crypto("setCipherPadding") { call throws(OperationError) in
            try cipher(call).setPadding(call.bool(1))
            return .undefined
        },
        .crypto("setCipherTag") { call throws(OperationError) in .bool(try cipher(call).setTag(try call.data(1, "tag"))) },
        .crypto("authenticateWithCipher") { call throws(OperationError) in
            let length = try call.integer(2, "plaintextLength")
            return .bool(
                try cipher(call).authenticate(try call.data(1, "data"), plaintextLength: length < 0 ? nil : length))
        },
        .crypto("updateCipher") { call throws(OperationError) in .bytes(try cipher(call).update(try call.data(1, "data")))
        },
        .crypto("finishCipher") { call throws(OperationError) in
            .bytes(try cipher(call).finish(try call.text(1, "failure")))
        },
        .crypto("cipherTag") { call throws(OperationError) in
            .bytes(try cipher(call).tag(length: try call.integer(1, "length")))
        },
        // Name (or number), length of the key or -1, of the initialization vector or -1; null or JSON.
        .crypto("cipherInformation") { call throws(OperationError) in
            let json = CipherInformation.json(
                try call.text(0, "name"), keyLength: try call.integer(1, "keyLength"),
                vectorLength: try call.integer(2, "ivLength"))
            return json.map { .string($0) } ?? .null
        },
    ]

    private static func cipher(_ call: OperationCall) throws(OperationError) -> RunningCipher {
        try call.services.resources.resource(try call.integer(0, "resource"))
    }
}
