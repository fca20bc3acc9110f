import DurableCore
import HTTPClient

@testable import AzureStorage

extension FuzzTarget {
    private struct Clock: StorageClock {
        let now = Timestamp(microseconds: 1_709_097_529_000_000)
        func sleep(for duration: Duration) async throws {}
    }

    private static let clock = Clock()

    /// Requests to the endpoints of the storage services, each once as it is and once signed with the account's key.
    static let storageRequest = FuzzTarget("storage-request") { bytes in
        var input = FuzzInput(bytes)
        let first = input.line().split(separator: " ", maxSplits: 1)
        var headers: [HTTPHeader] = []
        while case let line = input.line(), !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            headers.append(HTTPHeader(String(parts[0]), parts.count > 1 ? String(parts[1]) : ""))
        }
        let target = first.count > 1 ? String(first[1]) : "/"
        var request = StorageRequest(String(first.first ?? "GET"), target: target, headers: headers, body: input.bytes())
        let key = SharedKey.development
        let backends = (queues: MemoryQueueBackend(), blobs: MemoryBlobBackend())
        let plain = request
        request.headers += [HTTPHeader("x-ms-date", clock.now.httpDate)]
        request.headers.removeAll { $0.isNamed("authorization") }
        request.headers.append(HTTPHeader("Authorization", key.authorization(of: request)))
        let signed = request
        let statuses = waiting {
            let queues = QueueEndpoint(key: key, backend: backends.queues, origin: "http://localhost:1", clock: clock)
            let blobs = BlobEndpoint(key: key, backend: backends.blobs, origin: "http://localhost:1", clock: clock)
            var statuses: [Int] = []
            for request in [plain, signed, signed] {
                statuses.append(await queues.answer(request).status)
                statuses.append(await blobs.answer(request).status)
            }
            return statuses
        }
        for status in statuses where status >= 500 && status != 501 { throw Finding("a request is answered with \(status)") }
        if let token = SharedAccessSignature(token: target) {
            try expectEqual(SharedAccessSignature(token: token.token), token, "a signature does not survive")
        }
    }
}
