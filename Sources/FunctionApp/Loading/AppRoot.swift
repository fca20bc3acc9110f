/// The folder of an app.
struct AppRoot {
    /// Absolute and without symbolic links.
    let path: String

    static let hostFile = "host.json"
    static let settingsFile = "local.settings.json"

    /// Throws when the folder is not there or holds no app.
    init(_ folder: String) throws(AppProblems) {
        guard let path = FileSystem.realPath(folder), FileSystem.isDirectory(path) else {
            let isThere = FileSystem.realPath(folder) != nil
            let message = isThere ? "An app is a folder, and this is none." : "There is no such folder."
            throw AppProblems([AppProblem(file: folder, message: message)])
        }
        guard [Self.hostFile, Self.settingsFile].contains(where: { FileSystem.isFile("\(path)/\($0)") }) else {
            let message =
                "Unable to find project root. "
                + "Expecting to find one of host.json, local.settings.json in project root."
            throw AppProblems([AppProblem(file: folder, message: message)])
        }
        self.path = path
    }

    /// Whether a path without symbolic links is inside the folder.
    func contains(_ realPath: String) -> Bool {
        realPath.hasPrefix(path == "/" ? path : path + "/")
    }
}
