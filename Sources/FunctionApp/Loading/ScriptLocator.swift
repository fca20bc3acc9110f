/// Finds the script of a function (spec: host.md 2.5).
struct ScriptLocator {
    let root: AppRoot
    /// The name of the function's folder.
    let folder: String

    /// Why there is no script.
    struct Failure: Error {
        let message: String
    }

    /// The absolute path, without symbolic links, of the file that `scriptFile` names or, without it, of the folder's
    /// primary script.
    func locate(_ scriptFile: String?) -> Result<String, Failure> {
        let directory = "\(root.path)/\(folder)"
        if let scriptFile, !scriptFile.isEmpty {
            // Apps that were written on Windows may use its separator.
            let relative = scriptFile.replacing("\\", with: "/")
            // To the system the name would end there, and another file might be meant.
            guard !relative.utf8.contains(0) else {
                return .failure(Failure(message: "The 'scriptFile' property has a NUL character, which no file name has."))
            }
            return check(relative.hasPrefix("/") ? relative : "\(directory)/\(relative)", named: scriptFile)
        }
        let names = (try? FileSystem.names(in: directory)) ?? []
        let files = names.filter { $0.lowercased() != FunctionLoader.file && FileSystem.isFile("\(directory)/\($0)") }
        guard let primary = primaryScript(among: files) else {
            return .failure(
                Failure(
                    message: "Unable to determine the primary function script. Try renaming your entry point script to 'run' "
                        + "(or 'index' in the case of Node), or alternatively you can specify the name of the entry point script "
                        + "explicitly by adding a 'scriptFile' property to your function metadata."))
        }
        return check("\(directory)/\(primary)", named: primary)
    }

    private func primaryScript(among files: [String]) -> String? {
        if files.count == 1 { return files[0] }
        let runs = files.filter { $0.lowercased().hasPrefix("run.") }
        let candidates = ["run.js", "run.mjs", "run.cjs"].compactMap { name in runs.first { $0.lowercased() == name } } + runs
        return candidates.first
            ?? ["index.js", "index.mjs", "index.cjs"].lazy.compactMap { name in files.first { $0.lowercased() == name } }.first
    }

    private func check(_ path: String, named name: String) -> Result<String, Failure> {
        guard let realPath = FileSystem.realPath(path), FileSystem.isFile(realPath) else {
            return .failure(
                Failure(
                    message: "Invalid script file name configuration. "
                        + "The 'scriptFile' property is set to a file that does not exist." + buildHint))
        }
        guard root.contains(realPath) else {
            return .failure(Failure(message: "The script file '\(name)' is outside of the app: it leads to '\(realPath)'."))
        }
        guard [".js", ".mjs", ".cjs"].contains(where: realPath.lowercased().hasSuffix) else {
            return .failure(Failure(message: "The script file '\(name)' is not JavaScript (.js, .mjs or .cjs)."))
        }
        return .success(realPath)
    }

    private var buildHint: String {
        guard FileSystem.isFile("\(root.path)/tsconfig.json") else { return "" }
        return " The app is written in TypeScript: build it first (npm run build)."
    }
}
