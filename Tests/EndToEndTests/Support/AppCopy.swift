import Foundation

/// An app copied to a folder of its own, so that a test has its task hub to itself.
struct AppCopy {
    let path: String

    /// `app`: a folder's path from the root of the repository, such as `samples/hello-cities`.
    init(_ app: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perdure-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.repository.appendingPathComponent(app), to: folder)
        try? FileManager.default.removeItem(at: folder.appendingPathComponent(".perdure"))
        path = folder.path
    }

    /// An app of these files, by their paths, with a host.json.
    init(files: [String: String]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perdure-\(UUID().uuidString)")
        let all = files.merging(["host.json": #"{"version":"2.0"}"#]) { given, _ in given }
        for (name, text) in all {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        path = folder.path
    }

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The file of its task hub.
    var hub: String {
        get throws {
            let folder = "\(path)/.perdure"
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            return folder + "/" + (files.first { $0.hasSuffix(".db") } ?? "")
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
