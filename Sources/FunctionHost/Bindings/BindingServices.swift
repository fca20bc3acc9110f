import DurableEngine
import FunctionApp

/// What the bindings of an app are served by.
struct BindingServices: Sendable {
    let connections: ConnectionServices
    /// Blobs of connections that the host keeps itself.
    let localBlobs: FolderBlobs
    let hub: TaskHub

    /// nil when the connection names an account that nothing here can talk to.
    func blobs(of connection: String?) -> (any BlobService)? {
        switch connections.blobs(of: connection) {
        case .local: localBlobs
        case .remote(let service): service
        case .unserved: nil
        }
    }

    /// nil when the connection names an account that nothing here can talk to.
    func blobSource(of connection: String?) -> BlobSource? {
        switch connections.blobs(of: connection) {
        case .local: BlobSource(local: localBlobs)
        case .remote(let service): BlobSource(service)
        case .unserved: nil
        }
    }

    /// nil when the connection names an account that nothing here can talk to.
    func tables(of connection: String?) -> (any TableService)? {
        switch connections.tables(of: connection) {
        case .local: HubTables(hub: hub)
        case .remote(let service): service
        case .unserved: nil
        }
    }
}
