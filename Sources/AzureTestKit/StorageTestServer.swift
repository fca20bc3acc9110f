package import AzureStorage
import Dispatch
import HTTPClient
package import HTTPTestKit
import Synchronization

/// Queue and blob endpoints of the development account on real sockets, kept in memory. They end with the object.
package final class StorageTestServer: Sendable {
    package let queues: MemoryQueueBackend
    package let blobs: MemoryBlobBackend
    package let queueServer: TestServer
    package let blobServer: TestServer

    package init(clock: any StorageClock = SystemStorageClock()) {
        let (queues, blobs) = (MemoryQueueBackend(), MemoryBlobBackend())
        self.queues = queues
        self.blobs = blobs
        queueServer = Self.serving { QueueEndpoint(key: .development, backend: queues, origin: $0, clock: clock).answer }
        blobServer = Self.serving { BlobEndpoint(key: .development, backend: blobs, origin: $0, clock: clock).answer }
    }

    package var queueEndpoint: String { "\(queueServer.origin)/\(SharedKey.development.account)" }
    package var blobEndpoint: String { "\(blobServer.origin)/\(SharedKey.development.account)" }

    /// For any client library.
    package var connectionString: String {
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + "BlobEndpoint=\(blobEndpoint);QueueEndpoint=\(queueEndpoint);"
    }

    private typealias Answering = @Sendable (StorageRequest) async -> StorageResponse

    /// The endpoint is made once its address is known.
    private static func serving(_ endpoint: (_ origin: String) -> Answering) -> TestServer {
        let slot = Slot()
        let server = TestServer { request in
            guard let answering = slot.answering.withLock({ $0 }) else { return .close }
            return answer(request, by: answering)
        }
        let made = endpoint(server.origin)
        slot.answering.withLock { $0 = made }
        return server
    }

    private final class Slot: Sendable {
        let answering = Mutex<Answering?>(nil)
    }

    /// The connection's own thread waits for the endpoint.
    private static func answer(_ request: TestRequest, by answering: @escaping Answering) -> TestAnswer {
        let done = DispatchSemaphore(value: 0)
        let result = Result()
        let call = StorageRequest(
            request.method, target: request.target, headers: request.headers.map { HTTPHeader($0.name, $0.value) },
            body: request.body)
        Task {
            let response = await answering(call)
            result.value.withLock { $0 = response }
            done.signal()
        }
        done.wait()
        guard let response = result.value.withLock({ $0 }) else { return .close }
        return .bytes(response.wire)
    }

    private final class Result: Sendable {
        let value = Mutex<StorageResponse?>(nil)
    }
}

extension StorageResponse {
    /// As HTTP/1.1. An answer to HEAD says itself how long the body would be.
    fileprivate var wire: [UInt8] {
        var head = "HTTP/1.1 \(status) Status\r\n"
        for header in headers { head += "\(header.name): \(header.value)\r\n" }
        if header("content-length") == nil { head += "Content-Length: \(body.count)\r\n" }
        return Array((head + "\r\n").utf8) + body
    }
}
