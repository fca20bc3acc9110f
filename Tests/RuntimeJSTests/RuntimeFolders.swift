import Foundation

/// The folders of the checkout that these tests read.
enum RuntimeFolders {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    static let cases = tests.appending(path: "cases").path(percentEncoded: false)
    static let runtime = tests.appending(path: "../../runtime-js").standardized.path(percentEncoded: false)

    /// Paths of the case files, relative to their folder and sorted.
    static var caseFiles: [String] {
        let paths = FileManager.default.enumerator(atPath: cases)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".js") && !$0.hasPrefix("support/") && !$0.contains("fixtures/") }.sorted()
    }
}
