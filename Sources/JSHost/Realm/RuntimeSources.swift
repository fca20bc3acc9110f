import CLinux
import Glibc
import RuntimeJS

/// Where the files of our own JavaScript come from: the executable itself, or a folder.
package struct RuntimeSources: Sendable {
    /// The folder read from; `nil` is the table in the executable.
    package let directory: String?

    package init(directory: String?) {
        self.directory = directory
    }

    /// The folder named by the environment variable `PERDURE_RUNTIME_JS`, else the table in the executable.
    package static let standard = RuntimeSources(directory: getenv("PERDURE_RUNTIME_JS").map { String(cString: $0) })

    /// The files in the executable, by their paths inside runtime-js.
    package static let embeddedNames: [String] = embedded.keys.sorted()

    /// The text of a file, by its path inside runtime-js; `nil` when there is none.
    package func text(of name: String) -> String? {
        if let directory { return (try? FileReader.read("\(directory)/\(name)")).map { String(decoding: $0, as: UTF8.self) } }
        return Self.embedded[name].map { String(decoding: $0, as: UTF8.self) }
    }

    private nonisolated(unsafe) static let embedded: [String: UnsafeBufferPointer<UInt8>] = {
        let table = UnsafeBufferPointer(start: perdure_runtime_source_table(), count: Int(perdure_runtime_source_count))
        return Dictionary(
            uniqueKeysWithValues: table.map {
                (String(cString: $0.name), UnsafeBufferPointer(start: $0.bytes, count: Int($0.length)))
            })
    }()
}
