import DurableCore
package import HTTPClient

/// Sends signed requests to one endpoint of a storage account, again and again when they meet throttling or a fault.
package struct StorageConnection: Sendable {
    /// For one attempt.
    private static let timeout = Duration.seconds(90)

    private let client: HTTPClient
    private let endpoint: String
    private let credential: StorageCredential
    private let retries: RetryPolicy
    private let clock: any StorageClock
    /// What stands before a resource in the path of the endpoint, such as `/devstoreaccount1`.
    private let basePath: String
    private let origin: String

    package init(
        client: HTTPClient, endpoint: String, credential: StorageCredential, retries: RetryPolicy = RetryPolicy(),
        clock: any StorageClock = SystemStorageClock()
    ) {
        self.client = client
        self.endpoint = endpoint
        self.credential = credential
        self.retries = retries
        self.clock = clock
        let afterScheme = endpoint.firstRange(of: "://")?.upperBound ?? endpoint.startIndex
        let slash = endpoint[afterScheme...].firstIndex(of: "/") ?? endpoint.endIndex
        origin = String(endpoint[..<slash])
        basePath = String(endpoint[slash...])
    }

    /// The answer to a request whose path is relative to the endpoint, when it is one of the wanted statuses.
    ///
    /// - Throws: `StorageError`, `CancellationError`.
    func send(_ operation: String, _ request: StorageRequest, wanting statuses: Set<Int>) async throws -> StorageResponse {
        guard !endpoint.isEmpty else {
            throw StorageError.invalidArgument(operation: operation, reason: "the connection string names no such endpoint")
        }
        var attempt = 1
        while true {
            let failure: StorageError
            var asked: Duration?
            switch try await sendOnce(request) {
            case .success(let answer):
                if statuses.contains(answer.status) { return answer }
                failure = Self.refusal(operation, answer)
                guard RetryPolicy.isTransient(answer.status) else { throw failure }
                asked = answer.header("retry-after").flatMap { Int($0) }.map { .seconds($0) }
            case .failure(let error):
                failure = .unreachable(operation: operation, error)
                guard Self.isTransient(error) else { throw failure }
            }
            guard let pause = retries.pause(after: attempt, asked: asked) else { throw failure }
            try await clock.sleep(for: pause)
            attempt += 1
        }
    }

    /// - Throws: `CancellationError`.
    private func sendOnce(
        _ request: StorageRequest
    ) async throws(CancellationError) -> Result<StorageResponse, HTTPClientError> {
        var request = request
        request.path = basePath + request.path
        request.headers.append(HTTPHeader("x-ms-version", StorageRequest.version))
        request.headers.append(HTTPHeader("x-ms-date", clock.now.httpDate))
        if !request.body.isEmpty { request.headers.append(HTTPHeader("Content-Length", "\(request.body.count)")) }
        switch credential {
        case .sharedKey(let key): request.headers.append(HTTPHeader("Authorization", key.authorization(of: request)))
        case .signature(let signature): request.query += signature.parameters
        }
        let query = QueryParameter.text(of: request.query)
        let sent = HTTPClientRequest(
            request.method, origin + request.path + (query.isEmpty ? "" : "?\(query)"), headers: request.headers,
            body: request.method == "PUT" || request.method == "POST" ? request.body : nil, timeout: Self.timeout, targets: .any)
        do throws(HTTPClientError) {
            let answer = try await client.send(sent)
            return .success(StorageResponse(answer.status, headers: answer.headers, body: answer.body))
        } catch .cancelled {
            throw CancellationError()
        } catch {
            return .failure(error)
        }
    }

    private static func isTransient(_ error: HTTPClientError) -> Bool {
        switch error {
        case .failed, .timedOut, .connectTimedOut: true
        case .invalidRequest, .refusedTarget, .responseTooLarge, .tooManyRedirects, .cancelled: false
        }
    }

    private static func refusal(_ operation: String, _ answer: StorageResponse) -> StorageError {
        let document = try? XMLReader.read(answer.body)
        // The message's further lines repeat request id and time.
        let message = document?["Message"]?.text.split(separator: "\n").first.map(String.init)
        return .refused(
            operation: operation, status: answer.status, code: answer.header("x-ms-error-code") ?? document?["Code"]?.text,
            message: message, requestID: answer.header("x-ms-request-id"))
    }
}
