import DurableCore
import FunctionApp

/// What is put into the queue for blobs whose function failed too often, as the original writes it.
struct PoisonBlob: Sendable {
    static let queue: QueueName = "webjobs-blobtrigger-poison"

    let function: FunctionDefinition
    let version: BlobVersion

    var payload: Payload {
        var writer = JSONObjectWriter()
        writer.add("Type", "BlobTrigger")
        writer.add("FunctionId", "Host.Functions.\(function.name)")
        writer.add("BlobType", "BlockBlob")
        writer.add("ContainerName", version.path.container)
        writer.add("BlobName", version.path.name)
        writer.add("ETag", version.etag)
        return Payload(json: writer.text)
    }
}
