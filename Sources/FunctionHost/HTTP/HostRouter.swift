import DurableCore
import FunctionApp
import Logging

/// Leads a request to what answers it: the management API, the admin API, a function, the home page.
///
/// What a request may not have is refused before its body is read.
struct HostRouter: Sendable {
    let screen: RequestScreen
    let access: AccessControl
    let throttle: RequestThrottle
    /// Headers that every answer gets, unless it has them already.
    let headers: [(name: String, value: String)]
    let management: ManagementAPI
    /// Whether the management API is served.
    let servesManagement: Bool
    let admin: AdminAPI
    let functions: FunctionEndpoints
    /// Whether `/` says nothing.
    let hidesHomePage: Bool
    let logger: Logger

    typealias BodyReader = () async throws(BodyFailure) -> [UInt8]

    /// A call whose body is there.
    func answer(_ call: HTTPCall) async -> HTTPAnswer {
        await answer(call) { () async throws(BodyFailure) in call.body }
    }

    /// - Parameter body: reads the body, which is done when the request is not refused.
    func answer(_ call: HTTPCall, reading body: BodyReader) async -> HTTPAnswer {
        var answer = await plainAnswer(call, reading: body)
        for (name, value) in headers where answer.header(name) == nil { answer.headers.append((name, value)) }
        let cors = screen.cors.headers(for: call)
        answer.headers.removeAll { header in
            header.name.lowercased() != "vary" && cors.contains { $0.name.lowercased() == header.name.lowercased() }
        }
        answer.headers += cors
        return answer
    }

    private func plainAnswer(_ call: HTTPCall, reading body: BodyReader) async -> HTTPAnswer {
        if let refusal = screen.refusal(of: call) { return refusal }
        if let answer = screen.cors.preflightAnswer(to: call) { return answer }
        if ManagementAPI.serves(call.path) {
            guard servesManagement else { return .empty(404) }
            let match = ManagementRoutes.match(call)
            return await admitted(call, to: ManagementRoutes.requirement(of: match, call), reading: body) { call in
                guard let match else { return .empty(404) }
                return try await management.answer(call, match)
            }
        }
        if AdminAPI.serves(call.path) {
            return await admitted(call, to: .admin, reading: body) { try await admin.answer($0) }
        }
        if call.path == "/", call.method == "GET" { return hidesHomePage ? .empty(204) : Self.homePage }
        guard let match = functions.match(call) else { return .empty(404) }
        return await throttle.admit {
            await admitted(call, to: functions.requirement(of: match), reading: body) { call in
                try await throttle.run { try await functions.answer(call, match) }
            }
        }
    }

    /// 401 without the key that is needed, else what `answer` makes of the whole call.
    private func admitted(
        _ call: HTTPCall, to requirement: AccessRequirement, reading body: BodyReader,
        _ answer: (HTTPCall) async throws -> HTTPAnswer
    ) async -> HTTPAnswer {
        do {
            guard try access.admits(call, to: requirement) else { return .empty(401) }
            var call = call
            call.body = try await body()
            return loggingFailures(of: try await answer(call), to: call)
        } catch let failure as BodyFailure {
            return failure.answer
        } catch let problem as StorageUnwritable {
            return .unwritable(problem)
        } catch let damage as StorageDamage {
            logger.error("\(call.method) \(call.path) could not be answered", metadata: ["error": "\(damage)"])
            return .problem(500, "\(damage)")
        } catch {
            logger.error("\(call.method) \(call.path) could not be answered", metadata: ["error": "\(error)"])
            return .internalError
        }
    }

    /// A stream that fails is cut off; only the log can say why.
    private func loggingFailures(of answer: HTTPAnswer, to call: HTTPCall) -> HTTPAnswer {
        guard let stream = answer.stream else { return answer }
        var answer = answer
        answer.stream = { [logger] in
            do {
                return try await stream()
            } catch {
                logger.error("\(call.method) \(call.path) could not be answered to its end", metadata: ["error": "\(error)"])
                throw error
            }
        }
        return answer
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
