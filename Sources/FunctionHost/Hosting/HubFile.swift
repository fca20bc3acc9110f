import FunctionApp

/// Where an app's task hub is kept: `.perdure/<hub name>.db` in the app's folder, unless host.json's
/// `extensions.durableTask.storageProvider.path` names another file.
enum HubFile {
    /// The path, with its folder made, which only its owner may enter.
    ///
    /// - Throws: `HubFileError` when the folder cannot be made.
    static func path(for app: FunctionApp) throws(HubFileError) -> String {
        let path = place(for: app)
        try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        return path
    }

    /// The path, whether anything is there or not.
    static func place(for app: FunctionApp) -> String {
        let chosen = app.host.durableTask.storageProvider.path ?? ".perdure/\(app.host.durableTask.hubName).db"
        return chosen.hasPrefix("/") ? chosen : "\(app.root)/\(chosen)"
    }

    /// The folder of the blobs that the host keeps: beside the task hub's file, `.blobs` in place of its ending.
    static func blobFolder(besides path: String) -> String {
        (path.hasSuffix(".db") ? String(path.dropLast(3)) : path) + ".blobs"
    }

    private static func makeFolder(_ folder: String) throws(HubFileError) {
        do throws(BlobFolderError) {
            try DurableFile.makeFolder(folder)
        } catch {
            throw HubFileError(folder: error.path, reason: error.reason)
        }
    }
}

/// The folder of a task hub cannot be made.
struct HubFileError: Error, Hashable, CustomStringConvertible {
    let folder: String
    let reason: String

    var description: String {
        "The task hub's folder \(folder) cannot be made: \(reason). "
            + "Another place can be set with extensions.durableTask.storageProvider.path in host.json."
    }
}
