import DurableCore
import FoundationEssentials
import HTTPClient

/// What the endpoints of all services have in common: the account, the standard headers, errors as XML.
struct StorageEndpoint: Sendable {
    let authorizer: ServiceAuthorizer
    let origin: String
    let clock: any StorageClock

    func answer(
        _ request: StorageRequest, _ body: (EndpointPath, Timestamp) async throws -> StorageResponse
    ) async -> StorageResponse {
        let now = clock.now
        let path = EndpointPath(request.path)
        var response: StorageResponse
        do {
            guard path.account == authorizer.key.account else {
                throw StorageProblem(404, "ResourceNotFound", "There is no account '\(path.account)' here.")
            }
            response = try await body(path, now)
        } catch let problem as StorageProblem {
            response = problem.response
        } catch {
            response = StorageProblem(500, "InternalError", "The request could not be carried out: \(error)").response
        }
        response.headers += [
            HTTPHeader("x-ms-request-id", UUID().uuidString.lowercased()), HTTPHeader("Date", now.httpDate),
            HTTPHeader("x-ms-version", request.header("x-ms-version") ?? StorageRequest.version),
        ]
        if let id = request.header("x-ms-client-request-id") { response.headers.append(HTTPHeader("x-ms-client-request-id", id)) }
        return response
    }

    func document(_ status: Int, _ name: String, _ children: [XMLElement]) -> StorageResponse {
        StorageResponse(
            status, headers: [HTTPHeader("Content-Type", "application/xml")], body: XMLElement(name, children).document)
    }

    func list(_ children: [XMLElement], container: String? = nil) -> StorageResponse {
        var attributes = ["ServiceEndpoint": "\(origin)/\(authorizer.key.account)"]
        if let container { attributes["ContainerName"] = container }
        return StorageResponse(
            200, headers: [HTTPHeader("Content-Type", "application/xml")],
            body: XMLElement("EnumerationResults", attributes: attributes, children).document)
    }

    func metadata(_ values: [String: String]) -> XMLElement {
        XMLElement("Metadata", values.sorted { $0.key < $1.key }.map { XMLElement($0.key, $0.value) })
    }

    /// Names of metadata stand as elements in lists, so they must be able to.
    func metadata(of request: StorageRequest) throws(StorageProblem) -> [String: String] {
        let metadata = request.metadata
        for name in metadata.keys where name.wholeMatch(of: /[a-z_][a-z0-9_]*/) == nil {
            throw StorageProblem(400, "InvalidMetadata", "Metadata cannot have the name '\(name)'.")
        }
        for (name, value) in metadata where !XMLElement.canHold(value) {
            throw StorageProblem(400, "InvalidMetadata", "The metadata '\(name)' has characters that XML cannot hold.")
        }
        return metadata
    }
}
