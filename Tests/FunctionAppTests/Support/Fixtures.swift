import Foundation

@testable import FunctionApp

enum Fixtures {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let samplesFolder = repository.appending(path: "samples").path

    static func path(_ name: String) -> String {
        repository.appending(path: "Tests/Fixtures/apps/\(name)").path
    }

    static func app(_ name: String, environment: [String: String] = [:]) throws -> FunctionApp {
        try AppLoader.load(path(name), environment: environment)
    }

    static func sample(_ name: String) throws -> FunctionApp {
        try AppLoader.load("\(samplesFolder)/\(name)", environment: [:])
    }
}
