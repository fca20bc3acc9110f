import DurableCore
import JSONText

/// Reads the answer to the entry `diagnose`.
enum OriginWire {
    /// nil when the script side could not tell.
    ///
    /// - Parameter root: the app's folder; files are named from there.
    static func origin(_ answer: String, root: String) -> ActionOrigin? {
        guard let place = try? JSONParser.parse(answer), let file = place["file"]?.stringValue,
            let line = place["line"]?.intValue
        else { return nil }
        return ActionOrigin(
            file: file.hasPrefix(root + "/") ? String(file.dropFirst(root.count + 1)) : file, line: line,
            column: place["column"]?.intValue ?? 1, codeFrame: place["frame"]?.stringValue ?? "",
            isLast: place["last"]?.boolValue ?? false)
    }
}
