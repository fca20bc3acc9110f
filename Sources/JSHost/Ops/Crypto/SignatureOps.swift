import CCrypto

/// Signatures, and what else RSA does with data.
enum SignatureOps {
    static let all: [HostOperation] = [
        // Arguments: resource, private key, digest or "", data, controls (JSON), whether the data is the digest.
        .crypto("sign") { call throws(OperationError) in
            let signer = try signer(call, isPrivate: true)
            let data = try call.data(3, "data")
            let isDigest = call.bool(5)
            return try CryptoWork.perform(call) { () throws(OperationError) in
                .bytes(isDigest ? try signer.sign(digest: data) : try signer.sign(data))
            }
        },
        // Arguments: resource, public key, digest or "", data, controls (JSON), signature.
        .crypto("verify") { call throws(OperationError) in
            let signer = try signer(call, isPrivate: false)
            let data = try call.data(3, "data")
            let signature = try call.data(5, "signature")
            return try CryptoWork.perform(call) { () throws(OperationError) in .bool(try signer.verify(data, signature)) }
        },
        // The same with the digest of the data: public key, digest, bytes, controls, signature.
        .crypto("verifyDigest") { call throws(OperationError) in
            let signer = Signer(
                key: try AsymmetricKey(der: try call.data(0, "key"), isPrivate: false), digest: try call.text(1, "digest"),
                controls: KeyControl.list(try KeyControl.parse(try call.text(3, "controls"))))
            return .bool(try signer.verify(digest: try call.data(2, "data"), try call.data(4, "signature")))
        },
        // Arguments: resource, publicEncrypt, privateDecrypt, privateEncrypt or publicDecrypt, whether the key is private, key, data, controls (JSON).
        .crypto("transformWithKey") { call throws(OperationError) in
            guard let transform = KeyTransform(rawValue: try call.text(1, "transform")) else {
                throw .invalidArgument("transform", of: call.operation, must: "name one")
            }
            let isPrivate = call.bool(2)
            let key = try call.data(3, "key")
            let data = try call.data(4, "data")
            let controls = KeyControl.list(try KeyControl.parse(try call.text(5, "controls")))
            return try CryptoWork.perform(call) { () throws(OperationError) in
                .bytes(try transform.apply(to: data, AsymmetricKey(der: key, isPrivate: isPrivate), controls))
            }
        },
    ]

    private static func signer(_ call: OperationCall, isPrivate: Bool) throws(OperationError) -> Signer {
        Signer(
            key: try AsymmetricKey(der: try call.data(1, "key"), isPrivate: isPrivate), digest: try call.text(2, "digest"),
            controls: KeyControl.list(try KeyControl.parse(try call.text(4, "controls"))))
    }
}
