import DurableCore
import JSONText

/// What is remembered of a blob that a trigger saw: for which version the function was called, and whether that is over.
struct BlobReceipt: Hashable, Sendable {
    let etag: String
    /// How often the function was called for this version.
    var tries = 0
    /// Whether it succeeded, or was given up.
    var isOver = false

    init(etag: String) { self.etag = etag }

    /// The same of a blob that was copied, and so has another version.
    func with(etag: String) -> BlobReceipt {
        var receipt = BlobReceipt(etag: etag)
        (receipt.tries, receipt.isOver) = (tries, isOver)
        return receipt
    }
}

extension BlobReceipt {
    /// Reads what `payload` wrote; nil when it is nothing of the kind.
    init?(_ payload: Payload) {
        guard let json = try? JSONParser.parse(payload.json), let etag = json["etag"]?.stringValue else { return nil }
        self.etag = etag
        tries = json["tries"]?.intValue ?? 0
        isOver = json["isOver"]?.boolValue ?? false
    }

    var payload: Payload {
        var writer = JSONObjectWriter()
        writer.add("etag", etag)
        writer.add("tries", json: "\(tries)")
        writer.add("isOver", isOver)
        return Payload(json: writer.text)
    }
}
