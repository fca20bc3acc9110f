import Foundation
import JSONText

/// What is said of Node's core modules and of the globals: the files of `runtime-js/support`.
struct SupportTable {
    struct Entry {
        let name: String
        let isGlobal: Bool
        /// `full`, `partly` or `throws`.
        let support: String
        /// The members that throw when they are called.
        let missing: [String]
        /// The members that are not there at all.
        let absent: [String]
        let notes: String
    }

    struct Malformed: Error { let file: String }

    let entries: [Entry]

    /// Throws `Malformed` for a file that is not as it should be.
    init(folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        entries = try files.sorted().map { file in
            let value = try JSONParser.parse(String(contentsOf: folder.appending(path: file), encoding: .utf8))
            guard let name = value["module"]?.stringValue ?? value["global"]?.stringValue,
                let support = value["support"]?.stringValue, ["full", "partly", "throws"].contains(support)
            else { throw Malformed(file: file) }
            return Entry(
                name: name, isGlobal: value["module"] == nil, support: support,
                missing: Self.names(value["missing"]), absent: Self.names(value["absent"]),
                notes: value["notes"]?.stringValue ?? "")
        }
    }

    private static func names(_ value: JSONValue?) -> [String] { value?.arrayValue?.compactMap(\.stringValue) ?? [] }

    /// The page that shows them.
    var page: String {
        """
        # Node's core modules and globals

        What scripts find of Node 20, made of the files in `runtime-js/support` (`PERDURE_WRITE_DOCS=1 swift test --filter SupportTests`).
        A test holds every member of every module against this page. Requiring a core module never throws; what is missing throws
        `ERR_METHOD_NOT_IMPLEMENTED` when it is called, and says its name.

        ## Core modules

        \(rows(entries.filter { !$0.isGlobal }))

        ## Globals

        \(rows(entries.filter(\.isGlobal)))

        """
    }

    private func rows(_ entries: [Entry]) -> String {
        let head = "| | support | throws when called | not there | notes |\n|---|---|---|---|---|\n"
        return head
            + entries.sorted { $0.name < $1.name }.map { entry in
                let (missing, absent) = (list(entry.missing), list(entry.absent))
                return "| `\(entry.name)` | \(entry.support) | \(missing) | \(absent) | \(entry.notes) |"
            }.joined(separator: "\n")
    }

    private func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
