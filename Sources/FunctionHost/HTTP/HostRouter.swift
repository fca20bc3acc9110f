import Logging

/// Leads a request to what answers it: the management API, a function, the home page.
struct HostRouter: Sendable {
    let management: ManagementAPI
    let functions: FunctionEndpoints
    let logger: Logger

    func answer(_ call: HTTPCall) async -> HTTPAnswer {
        do {
            if ManagementAPI.serves(call.path) { return try await management.answer(call) }
            if call.path == "/", call.method == "GET" { return Self.homePage }
            return try await functions.answer(call)
        } catch {
            logger.error("\(call.method) \(call.path) could not be answered", metadata: ["error": "\(error)"])
            return .internalError
        }
    }

    private static let homePage = HTTPAnswer(
        status: 200, headers: [("Content-Type", "text/html; charset=utf-8")],
        body: Array(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Perdure</title></head>
            <body><h1>Your Azure Function App is up and running</h1><p>Served by Perdure.</p></body></html>

            """.utf8))
}
