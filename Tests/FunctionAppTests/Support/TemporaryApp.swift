import Foundation

@testable import FunctionApp

/// An app in a folder of its own, which is gone when the object is.
final class TemporaryApp {
    let root: String

    /// `files` by path; those without a `host.json` get a plain one.
    init(_ files: [String: String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "FunctionAppTests-\(UUID().uuidString)")
        root = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let plain = [AppRoot.hostFile: #"{"version": "2.0"}"#]
        for (path, text) in plain.merging(files, uniquingKeysWith: { $1 }) {
            try write(Data(text.utf8), to: path)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ data: Data, to path: String) throws {
        let file = URL(filePath: root).appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
    }

    func load(environment: [String: String] = [:], functions: [String]? = nil) throws -> FunctionApp {
        try AppLoader.load(root, environment: environment, functions: functions)
    }

    /// The problems of an app with one function `F` that has the given function.json and a script.
    static func problems(ofFunction json: String, environment: [String: String] = [:]) throws -> [AppProblem] {
        try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load(environment: environment).problems
    }

    /// The same for one binding, beside an activity trigger unless the binding is a trigger itself.
    static func problems(ofBinding json: String, environment: [String: String] = [:]) throws -> [AppProblem] {
        let trigger = json.lowercased().contains(#"trigger""#) ? "" : #"{"name": "input", "type": "activityTrigger"}, "#
        return try problems(ofFunction: #"{"bindings": [\#(trigger)\#(json)]}"#, environment: environment)
    }

    /// The problems with a host.json of the given text.
    static func problems(ofHost json: String, environment: [String: String] = [:]) throws -> [AppProblem] {
        let app = try TemporaryApp(["host.json": json])
        do {
            return try app.load(environment: environment).problems
        } catch let error as AppProblems {
            return error.problems
        }
    }

    static func host(_ json: String, environment: [String: String] = [:]) throws -> HostConfiguration {
        try TemporaryApp(["host.json": json]).load(environment: environment).host
    }
}
