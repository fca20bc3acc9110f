import Foundation

/// An app copied to a folder of its own, which is gone when the object is.
final class AppCopy {
    let path: String

    /// `app`: a folder of Tests/Fixtures/apps. `files` replace or join its own, by path.
    init(_ app: String = "host", files: [String: String] = [:]) throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/apps")
        let folder = FileManager.default.temporaryDirectory.appending(path: "FunctionHostTests-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.copyItem(at: fixtures.appending(path: app), to: folder)
        for (file, text) in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
