import JSONText

@testable import FunctionApp

extension FuzzTarget {
    private static let folder = AppFolder()

    static let functionJSON = FuzzTarget("function-json") { bytes in
        folder.write(bytes, to: "F/function.json")
        let root = try AppRoot(folder.path)
        let settings = AppSettings(environment: ["Connection": "x", "Name": "value"])
        var loader = FunctionLoader(root, folder: "F", settings: settings)
        let function = loader.load()
        try check(loader.problems, of: bytes)
        let isUsable = !loader.problems.contains { $0.severity == .error }
        try expectEqual(function != nil, isUsable, "a function is loaded exactly when nothing is wrong with it")
        var again = FunctionLoader(root, folder: "F", settings: settings)
        try expectEqual(again.load(), function, "read again it is another function")
        _ = function?.httpTrigger?.route.match(RoutePath("/api/F/1"))
    }

    static let hostJSON = FuzzTarget("host-json") { bytes in
        folder.write(bytes, to: "host.json")
        let root = try AppRoot(folder.path)
        let settings = AppSettings(environment: ["Name": "value"])
        let loaded = HostConfiguration.load(root, settings: settings, processorCount: 2)
        try check(loaded.problems + loaded.notes, of: bytes)
        let again = HostConfiguration.load(root, settings: settings, processorCount: 2)
        try expectEqual(again.configuration, loaded.configuration, "read again it is another configuration")
    }

    static let localSettings = FuzzTarget("local-settings") { bytes in
        folder.write(bytes, to: "local.settings.json")
        let root = try AppRoot(folder.path)
        let loaded = LocalSettings.load(root, environment: ["PATH": "/"])
        try check(loaded.problems, of: bytes)
        let settings = AppSettings(environment: ["PATH": "/"], local: loaded.settings)
        for (name, value) in loaded.settings.values {
            try expect(settings[name] != nil, "the setting '\(name)' is not found")
            _ = try? settings.resolve(value)
        }
    }

    static let packageJSON = FuzzTarget("package-json") { bytes in
        folder.write(bytes, to: "package.json")
        try check(PackageFile(try AppRoot(folder.path)).problems, of: bytes)
    }

    /// Every problem names its file and says something; a place in it is inside of the text.
    private static func check(_ problems: [AppProblem], of bytes: [UInt8]) throws {
        for problem in problems {
            try expect(!problem.file.isEmpty && !problem.message.isEmpty, "a problem says nothing: \(problem)")
            guard let place = problem.location else { continue }
            try expect(1...(bytes.count + 1) ~= place.line, "the line is outside of the file: \(problem)")
            // A character of UTF-16 that is none becomes three bytes, but still one column.
            try expect(1...(bytes.count + 1) ~= place.column, "the column is outside of the file: \(problem)")
        }
    }
}
