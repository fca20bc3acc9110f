import CCrypto
import JSONText

/// Makes a pair of keys.
struct KeyGenerator {
    /// OpenSSL's name: `RSA`, `RSA-PSS`, `EC`, `ED25519`, `DSA`, `DH` ...
    let algorithm: String
    /// Names and values for OpenSSL, in order: those of the parameters, which are made first where there are any, those of the key.
    let parameterControls: [KeyControl]
    let controls: [KeyControl]

    /// Members `algorithm`, `parameters` and `controls`; the last two are arrays of pairs of texts.
    init(json: String) throws(OperationError) {
        let options = try KeyControl.parse(json)
        algorithm = options["algorithm"]?.stringValue ?? ""
        parameterControls = KeyControl.list(options["parameters"])
        controls = KeyControl.list(options["controls"])
    }

    /// The private key with its public half, as PKCS #8.
    func pair() throws(OperationError) -> [UInt8] {
        let context = try KeyContext(EVP_PKEY_CTX_new_from_name(nil, algorithm, nil), Self.failure)
        guard !parameterControls.isEmpty else { return try key(context).canonical(isPrivate: true) }
        guard EVP_PKEY_paramgen_init(context.pointer) == 1 else { throw .openSSL(Self.failure) }
        try context.apply(parameterControls)
        var made: OpaquePointer?
        guard EVP_PKEY_paramgen(context.pointer, &made) == 1 else { throw .openSSL(Self.failure) }
        let parameters = try AsymmetricKey(made, Self.failure)
        return try key(KeyContext(EVP_PKEY_CTX_new_from_pkey(nil, parameters.pointer, nil), Self.failure))
            .canonical(isPrivate: true)
    }

    private func key(_ context: KeyContext) throws(OperationError) -> AsymmetricKey {
        guard EVP_PKEY_keygen_init(context.pointer) == 1 else { throw .openSSL(Self.failure) }
        try context.apply(controls)
        var made: OpaquePointer?
        guard EVP_PKEY_keygen(context.pointer, &made) == 1 else { throw .openSSL(Self.failure) }
        return try AsymmetricKey(made, Self.failure)
    }

    private static let failure = "Key generation job failed"
}
