import Foundation
import FoundationNetworking
import JSONText

/// An app that `perdure start` serves on a free port.
struct ServedApp {
    let process: PerdureProcess
    let origin: String
    /// What it said until it listened.
    let banner: [String]

    /// Returns when the banner says that it listens.
    init(_ path: String, _ options: [String] = [], variables: [String: String] = [:]) async throws {
        process = try PerdureProcess(["start", path, "--port", "0"] + options, variables: variables)
        var banner: [String] = []
        for await line in process.output {
            banner.append(line)
            if line.hasPrefix("Listening on ") {
                origin = String(line.dropFirst("Listening on ".count))
                self.banner = banner
                return
            }
        }
        let errors = await process.errors.reduce(into: []) { $0.append($1) }
        throw Failure(description: (banner + errors).joined(separator: "\n"))
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Answer {
        let status: Int
        let headers: [String: String]
        let text: String

        var json: JSONValue { get throws { try JSONParser.parse(text) } }
    }

    func get(_ path: String) async throws -> Answer { try await request("GET", path) }

    func post(_ path: String, json: String? = nil) async throws -> Answer { try await request("POST", path, json: json) }

    /// `path`: from the root, or an absolute address.
    func request(
        _ method: String, _ path: String, json: String? = nil, headers more: [String: String] = [:]
    ) async throws -> Answer {
        var request = URLRequest(url: URL(string: path.hasPrefix("http") ? path : origin + path)!)
        request.httpMethod = method
        if let json {
            request.httpBody = Data(json.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in more { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = response as! HTTPURLResponse
        var headers: [String: String] = [:]
        for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: headers, text: String(decoding: data, as: UTF8.self))
    }

    /// Starts an orchestration through the management API and waits for its end. Returns the output.
    func run(_ orchestrator: String, input: String? = nil) async throws -> Answer {
        try await post("/runtime/webhooks/durabletask/orchestrators/\(orchestrator)?timeout=60", json: input)
    }

    /// Waits for the next line of output that has `text` in it.
    @discardableResult
    func line(with text: String) async -> String? {
        for await line in process.output where line.contains(text) { return line }
        return nil
    }

    /// Stops it as Ctrl-C does. Returns the exit code.
    @discardableResult
    func stop() async -> Int32 {
        process.send(SIGINT)
        return await process.waitForExit()
    }
}
