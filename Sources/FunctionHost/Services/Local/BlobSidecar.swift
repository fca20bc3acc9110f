import JSONText

/// What is kept beside a blob's file: what the file itself cannot tell.
struct BlobSidecar: Hashable {
    /// Of the version it tells of. When the file has another one, it was put there by hand.
    var etag: String
    var contentType: String
    var metadata: [String: String]

    /// What a blob has that nobody told anything of.
    static let defaultContentType = "application/octet-stream"

    init(etag: String, contentType: String, metadata: [String: String]) {
        self.etag = etag
        self.contentType = contentType
        self.metadata = metadata
    }

    /// nil when it is nothing of the kind.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONParser.parse(bytes), let etag = json["etag"]?.stringValue else { return nil }
        self.etag = etag
        contentType = json["contentType"]?.stringValue ?? Self.defaultContentType
        metadata = (json["metadata"]?.objectValue ?? [:]).reduce(into: [:]) { $0[$1.key] = $1.value.stringValue }
    }

    var bytes: [UInt8] {
        let members = metadata.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONValue($0.value)) }
        let json: JSONValue = [
            "etag": JSONValue(etag), "contentType": JSONValue(contentType), "metadata": .object(JSONObject(members)),
        ]
        return Array(json.text(.pretty).utf8)
    }
}
