import DurableCore
import HTTPClient

/// Lets requests through that are signed by the account's key, or carry a shared access signature that allows them.
struct ServiceAuthorizer: Sendable {
    /// How far the time of a signed request may be from ours.
    private static let clockSkew = Duration.seconds(15 * 60)

    let key: SharedKey
    /// `b` for blobs, `q` for queues.
    let service: Character

    /// - Throws: `StorageProblem` with 403, or with 400 when the header is none at all.
    func check(_ request: StorageRequest, _ need: StoragePermission, at now: Timestamp) throws(StorageProblem) {
        if let header = request.header("authorization") {
            try checkSharedKey(header, request, at: now)
        } else if let signature = request.parameter("sig") {
            try checkSignature(signature, request.query, need, at: now)
        } else {
            throw .unauthenticated("it has neither the header Authorization nor a shared access signature.")
        }
    }

    private func checkSharedKey(_ header: String, _ request: StorageRequest, at now: Timestamp) throws(StorageProblem) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == "SharedKey", let colon = parts[1].firstIndex(of: ":") else {
            throw .unauthenticated("the header Authorization is not of the form 'SharedKey account:signature'.")
        }
        guard parts[1][..<colon] == key.account else { throw .unauthenticated("the account is another one.") }
        let date = request.header("x-ms-date") ?? request.header("date") ?? ""
        guard let time = Timestamp(httpDate: date), time > now - Self.clockSkew, time < now + Self.clockSkew else {
            throw .unauthenticated("its time '\(date)' is not within 15 minutes of \(now.httpDate).")
        }
        let signature = String(parts[1][parts[1].index(after: colon)...])
        let isSigned = StringToSign.HeaderOrder.allCases.contains { order in
            key.verifies(signature, of: StringToSign.text(of: request, account: key.account, order: order))
        }
        guard isSigned else { throw .unauthenticated("the signature is not that of the request and the account's key.") }
    }

    private func checkSignature(
        _ signature: String, _ query: [QueryParameter], _ need: StoragePermission, at now: Timestamp
    ) throws(StorageProblem) {
        let fields = SignedFields(query)
        let isOfAccount = !fields["ss"].isEmpty
        for field in ["si", "sip", "skoid"] where !fields[field].isEmpty {
            throw .unauthenticated("shared access signatures with '\(field)' are not taken here.")
        }
        guard fields["sv"] >= "2015-04-05" else { throw .unauthenticated("its version '\(fields["sv"])' is too old.") }
        let texts = isOfAccount ? [fields.accountText(account: key.account)] : resourceTexts(fields, need)
        guard texts.contains(where: { key.verifies(signature, of: $0) }) else {
            throw .unauthenticated("the shared access signature is not that of its fields, the resource and the account's key.")
        }
        guard let expiry = Timestamp(signedTime: fields["se"]), expiry > now else {
            throw .unauthenticated("the shared access signature has no end, or has ended.")
        }
        if !fields["st"].isEmpty {
            guard let start = Timestamp(signedTime: fields["st"]), start <= now else {
                throw .unauthenticated("the shared access signature does not begin before '\(fields["st"])'.")
            }
        }
        if fields["spr"].lowercased() == "https" {
            throw StorageProblem(403, "AuthorizationProtocolMismatch", "The shared access signature is for https only.")
        }
        if isOfAccount {
            guard fields["ss"].contains(service) else {
                throw StorageProblem(403, "AuthorizationServiceMismatch", "The signature is not for this service.")
            }
            guard fields["srt"].contains(need.level.rawValue) else {
                throw StorageProblem(403, "AuthorizationResourceTypeMismatch", "The signature is not for this type of resource.")
            }
        }
        guard fields["sp"].contains(where: need.letters.contains) else {
            throw StorageProblem(
                403, "AuthorizationPermissionMismatch",
                "The signature does not permit this operation, which needs \(need.letters).")
        }
    }

    /// What a signature for one resource may have signed.
    private func resourceTexts(_ fields: SignedFields, _ need: StoragePermission) -> [String] {
        if service == "q" {
            return need.level == .service ? [] : [fields.queueText(resource: "/queue/\(key.account)/\(need.container)")]
        }
        switch (fields["sr"], need.level) {
        // Making and deleting containers takes a signature of the account.
        case ("c", .object): return [fields.blobText(resource: "/blob/\(key.account)/\(need.container)")]
        case ("c", .container) where need.letters.contains("l"):
            return [fields.blobText(resource: "/blob/\(key.account)/\(need.container)")]
        case ("b", .object):
            return [fields.blobText(resource: "/blob/\(key.account)/\(need.container)/\(need.object)")]
        default: return []
        }
    }
}
