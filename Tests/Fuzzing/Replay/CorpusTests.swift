import Dispatch
import Glibc
import Testing

/// What the fuzzer has found, and what it begins with, once more without it.
@Suite struct CorpusTests {
    static let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Corpus"

    @Test("Whatever is in the corpus of a target is read as it must be", arguments: FuzzTarget.all.map(\.name))
    func corpus(name: String) async throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let files = try Self.names(in: "\(Self.folder)/\(name)")
        #expect(!files.isEmpty, "the target has no corpus")
        let inputs = try [("nothing", [])] + files.map { ($0, try Self.read("\(Self.folder)/\(name)/\($0)")) }
        #expect(await Self.findings(target, inputs) == [])
    }

    /// What was found, on a thread that may wait: targets block until what they have begun is done.
    private static func findings(_ target: FuzzTarget, _ inputs: [(name: String, bytes: [UInt8])]) async -> [String] {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "fuzzing").async {
                let findings = inputs.compactMap { name, bytes in
                    do {
                        try target.check(bytes)
                        return nil as String?
                    } catch {
                        return "Corpus/\(target.name)/\(name): \(error)"
                    }
                }
                continuation.resume(returning: findings)
            }
        }
    }

    @Test("Every folder of the corpus belongs to a target")
    func folders() throws {
        #expect(try Self.names(in: Self.folder) == FuzzTarget.all.map(\.name).sorted())
    }

    private static func names(in directory: String) throws -> [String] {
        let stream = try #require(opendir(directory), "there is no folder \(directory)")
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func read(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"), "there is no file \(path)")
        defer { fclose(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { contents += buffer[..<count] }
        return contents
    }
}
