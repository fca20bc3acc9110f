import DurableCore
import FunctionApp
import JSONText

/// A blob as the function sees it that is called for it (host.md 2.10).
struct BlobCall: Sendable {
    let blob: Blob
    let uri: String
    let captures: [(name: String, value: String)]

    /// The content is bytes unless the binding asks for text: the original gives triggers bytes, and inputs text.
    func fill(_ invocation: inout Invocation) {
        invocation.bindingData = bindingData
        switch FunctionInput(content: blob.bytes, as: invocation.function.trigger.dataType ?? .binary) {
        case .value(let payload): invocation.input = payload
        case .bytes(let bytes): invocation.binaryInput = .one(bytes)
        }
    }

    private var bindingData: String {
        let properties = blob.properties
        var told = JSONObjectWriter()
        told.add("contentType", properties.contentType)
        told.add("contentLength", json: "\(properties.length)")
        told.add("length", json: "\(properties.length)")
        told.add("eTag", properties.etag)
        told.add("lastModified", properties.lastModified.iso8601(fractionDigits: 3))
        told.add("blobType", "BlockBlob")
        var metadata = JSONObjectWriter()
        for (name, value) in properties.metadata.sorted(by: { $0.key < $1.key }) { metadata.add(name, value) }
        var writer = JSONObjectWriter()
        writer.add("blobTrigger", properties.path.description)
        writer.add("uri", uri)
        writer.add("properties", json: told.text)
        writer.add("metadata", json: metadata.text)
        for (name, value) in captures { writer.add(name, value) }
        return writer.text
    }
}
