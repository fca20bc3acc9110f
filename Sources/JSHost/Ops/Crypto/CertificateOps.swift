import CCrypto

/// X.509 certificates. Scripts hold them as DER.
enum CertificateOps {
    static let all: [HostOperation] = [
        // PEM or DER becomes DER.
        .crypto("readCertificate") { call throws(OperationError) in
            .bytes(try Certificate(pemOrDER: try call.data(0, "data")).der)
        },
        .crypto("describeCertificate") { call throws(OperationError) in
            .string(try Certificate(der: try call.data(0, "certificate")).json)
        },
        // The public key.
        .crypto("certificateKey") { call throws(OperationError) in
            .bytes(try Certificate(der: try call.data(0, "certificate")).publicKey().canonical(isPrivate: false))
        },
        // Whether it was signed with the private half of this public key.
        .crypto("verifyCertificate") { call throws(OperationError) in
            let key = try AsymmetricKey(der: try call.data(1, "key"), isPrivate: false)
            return .bool(try Certificate(der: try call.data(0, "certificate")).isSigned(by: key))
        },
        .crypto("isPrivateKeyOfCertificate") { call throws(OperationError) in
            let key = try AsymmetricKey(der: try call.data(1, "key"), isPrivate: true)
            return .bool(try Certificate(der: try call.data(0, "certificate")).belongs(to: key))
        },
        .crypto("isIssuer") { call throws(OperationError) in
            let issuer = try Certificate(der: try call.data(1, "issuer"))
            return .bool(try Certificate(der: try call.data(0, "certificate")).isIssued(by: issuer))
        },
        // Arguments: certificate, "host", "email" or "ip", what to look for, OpenSSL's flags. The name that fits, or null.
        .crypto("matchCertificate") { call throws(OperationError) in
            let certificate = try Certificate(der: try call.data(0, "certificate"))
            let name = try certificate.match(
                try call.text(1, "kind"), try call.text(2, "name"), flags: UInt32(clamping: try call.integer(3, "flags")))
            return name.map { .string($0) } ?? .null
        },
    ]
}
