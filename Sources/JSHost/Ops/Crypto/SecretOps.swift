import CCrypto

/// Keys derived from passwords.
enum SecretOps {
    static let all: [HostOperation] = [
        // Arguments: resource, digest, password, salt, iterations, length.
        .crypto("pbkdf2") { call throws(OperationError) in
            let digest = try call.text(1, "digest")
            let password = try call.data(2, "password")
            let salt = try call.data(3, "salt")
            let iterations = Int32(clamping: try call.integer(4, "iterations"))
            let length = try call.integer(5, "length")
            guard EVP_get_digestbyname(digest) != nil else {
                throw .crypto("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: \(digest)")
            }
            return try CryptoWork.perform(call) { () throws(OperationError) in
                .bytes(try pbkdf2(digest, password, salt, iterations, length))
            }
        },
        // Arguments: resource, password, salt, length, "N r p", most memory.
        .crypto("scrypt") { call throws(OperationError) in
            let password = try call.data(1, "password")
            let salt = try call.data(2, "salt")
            let length = try call.integer(3, "length")
            let costs = try call.text(4, "costs").split(separator: " ").compactMap { UInt64($0) }
            let memory = UInt64(clamping: try call.integer(5, "maxmem"))
            guard costs.count == 3 else { throw .invalidArgument("costs", of: call.operation, must: "be three numbers") }
            // Without a place for the key it only looks at the costs.
            guard EVP_PBE_scrypt(nil, 0, nil, 0, costs[0], costs[1], costs[2], memory, nil, 0) == 1 else {
                let reason = OperationError.openSSL("").message
                throw .crypto(
                    "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params" + (reason.isEmpty ? "" : ": \(reason)"),
                    name: "RangeError")
            }
            return try CryptoWork.perform(call) { () throws(OperationError) in
                .bytes(try scrypt(password, salt, costs, memory, length))
            }
        },
    ]

    private static func pbkdf2(
        _ digest: String, _ password: [UInt8], _ salt: [UInt8], _ iterations: Int32, _ length: Int
    ) throws(OperationError) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: max(1, length))
        guard length > 0 else { return [] }
        let isDone = password.withUnsafeBufferPointer { password in
            password.withMemoryRebound(to: CChar.self) { password in
                PKCS5_PBKDF2_HMAC(
                    password.baseAddress, Int32(password.count), salt, Int32(salt.count), iterations,
                    EVP_get_digestbyname(digest), Int32(length), &key)
            }
        }
        guard isDone == 1 else { throw .openSSL("PBKDF2 failed") }
        return key
    }

    private static func scrypt(
        _ password: [UInt8], _ salt: [UInt8], _ costs: [UInt64], _ memory: UInt64, _ length: Int
    ) throws(OperationError) -> [UInt8] {
        guard length > 0 else { return [] }
        var key = [UInt8](repeating: 0, count: length)
        let isDone = password.withUnsafeBufferPointer { password in
            password.withMemoryRebound(to: CChar.self) { password in
                EVP_PBE_scrypt(
                    password.baseAddress, password.count, salt, salt.count, costs[0], costs[1], costs[2], memory, &key, length)
            }
        }
        guard isDone == 1 else { throw .openSSL("Scrypt failed") }
        return key
    }
}
