import Foundation
import Testing

@testable import FunctionHost

/// Names of blobs and containers that would lead out of the folder of the blobs.
final class BlobEscapeTests {
    private let base = FileManager.default.temporaryDirectory.appending(path: "escape-\(UUID().uuidString)").path
    private let blobs: FolderBlobs

    init() throws {
        try FileManager.default.createDirectory(atPath: "\(base)/outside", withIntermediateDirectories: true)
        try Data("secret".utf8).write(to: URL(filePath: "\(base)/outside/secret.txt"))
        blobs = FolderBlobs(root: "\(base)/hub.blobs")
    }

    deinit {
        blobs.stop()
        try? FileManager.default.removeItem(atPath: base)
    }

    private func path(_ name: String) -> BlobPath { BlobPath(container: "files", name: name) }

    /// Every file below a folder.
    private func files(_ folder: String) -> Set<String> {
        Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    }

    private static let names: [String] =
        [
            "..", ".", "/", "//", "...", "../secret.txt", "../../outside/secret.txt", "../files/x", "a/../../x", "a/./b", "./a",
            "a/", "/a",
            "/etc/passwd", "//etc/passwd", "a//b", "..\\..\\x", "\\", "C:\\x", "C:x", "\\\\server\\x", "a\\..\\b", "%2e%2e/x",
            "%2e%2e%2fx",
            "..%2fx", "%252e%252e%252fx", "%00", "a\0b", "\0", "a\0/../b", "a%00b", "%", "%%", "%zz", "100%", "a\nb", "a\rb",
            "\u{7F}",
            "\u{1B}[31m", ".properties", ".properties/x.json", ".properties/secret.txt.json", "x.json", ".hidden", "..hidden",
            ".tmp", "~",
            "~root/x", "$HOME", "`id`", "$(id)", "; rm -rf x", "|x", "*", "?", "con", "nul", "aux.txt", "NUL", "com1", " ", " a ",
            "a.", "a..",
            "-rf", "--help", "é", "e\u{301}", "ﬁ", "fi", "Ａ", "A", "a", "İ", "i̇", "ß", "ss", "\u{202E}txt.exe", "a\u{200B}b",
            "ab", "abc",
            "a/b", "a%2Fb", "a%252Fb", "a%2fb", "😀", "\u{FEFF}a", "..／..／x", "．．/x", "..;/x", "....//x", "..././x",
            "file:///etc/passwd",
            "http://h/x", "x?y#z", "a:b", "a|b", "<x>", "\"x\"", "'x'", String(repeating: "../", count: 40) + "x",
            String(repeating: "a", count: 250), String(repeating: "a/", count: 60),
        ]

    @Test(arguments: names)
    func everyNameIsABlobOfItsOwnInTheFolder(_ name: String) async throws {
        // Beside it lie others whose names it might be taken for.
        for other in ["other", "files", "secret.txt"] where other != name {
            try await blobs.write(Array(other.utf8), contentType: "t/o", metadata: [:], to: path(other))
        }
        let written = try await blobs.write([1, 2, 3], contentType: "t/x", metadata: ["k": "v"], to: path(name))
        let blob = try #require(try await blobs.read(path(name)))
        #expect(blob.bytes == [1, 2, 3])
        #expect(blob.properties == written)
        #expect(try await blobs.list("files", prefix: "").contains(written))
        #expect(files(base).allSatisfy { $0.hasPrefix("hub.blobs") || $0.hasPrefix("outside") })
        #expect(files("\(base)/outside") == ["secret.txt"])
        #expect(files("\(base)/hub.blobs").allSatisfy { $0 == "files" || $0.hasPrefix("files/") })
        for other in ["other", "files", "secret.txt"] where other != name {
            #expect(try await blobs.read(path(other))?.bytes == Array(other.utf8))
        }
        #expect(try await blobs.delete(path(name)))
        #expect(try await blobs.read(path(name)) == nil)
        #expect(try await blobs.list("files", prefix: "").count == (["other", "files", "secret.txt"].contains(name) ? 2 : 3))
    }

    @Test func namesThatLookAlikeAreDifferentBlobs() async throws {
        for (index, name) in Self.names.enumerated() {
            try await blobs.write([UInt8(index)], contentType: "t/x", metadata: [:], to: path(name))
        }
        for (index, name) in Self.names.enumerated() {
            #expect(try await blobs.read(path(name))?.bytes == [UInt8(index)], "\(name)")
        }
        #expect(try await blobs.list("files", prefix: "").count == Self.names.count)
    }

    @Test(arguments: [
        "", String(repeating: "a", count: 1_025), String(repeating: "/", count: 300), String(repeating: "é", count: 200),
    ])
    func whatCannotBeAFileIsRejected(_ name: String) async throws {
        await #expect(throws: ServiceRejection.self) {
            try await self.blobs.write([1], contentType: "t/x", metadata: [:], to: self.path(name))
        }
        #expect(files("\(base)/hub.blobs").isEmpty)
    }

    @Test(arguments: [
        "", ".", "..", "../outside", "../../x", "/etc", "outside/../x", "a/b", "a\\b", ".properties", "files\0", "fi les",
        "FILES", "%2e%2e",
        "files/", "$rootx", "$", "..%2f", "é-é", String(repeating: "a", count: 64), "ab", "-abc", "abc-", "a--b",
    ])
    func whatIsNoContainerIsRejected(_ container: String) async throws {
        let path = BlobPath(container: container, name: "secret.txt")
        await #expect(throws: ServiceRejection.self) {
            try await self.blobs.write([1], contentType: "t/x", metadata: [:], to: path)
        }
        await #expect(throws: ServiceRejection.self) { try await self.blobs.read(path) }
        await #expect(throws: ServiceRejection.self) { try await self.blobs.delete(path) }
        #expect(try await blobs.list(container, prefix: "").isEmpty)
        #expect(files(base) == ["outside", "outside/secret.txt"])
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createDirectory(atPath: "\(base)/hub.blobs/files/sub", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(base)/hub.blobs/\(path)", withDestinationPath: target)
    }

    @Test(arguments: [
        ("files/link.txt", "link.txt"), ("files/sub/link.txt", "sub/link.txt"),
    ])
    func aLinkIsNoBlob(_ link: String, _ name: String) async throws {
        try self.link(link, to: "\(base)/outside/secret.txt")
        #expect(try await blobs.read(path(name)) == nil)
        #expect(try await blobs.properties(of: path(name)) == nil)
        #expect(try await blobs.list("files", prefix: "").isEmpty)
        #expect(try await !blobs.delete(path(name)))
        #expect(try String(contentsOfFile: "\(base)/outside/secret.txt", encoding: .utf8) == "secret")
    }

    @Test func whatALinkedFolderHoldsIsNoBlob() async throws {
        try link("files/away", to: "\(base)/outside")
        #expect(try await blobs.read(path("away/secret.txt")) == nil)
        #expect(try await blobs.list("files", prefix: "").isEmpty)
        #expect(try await !blobs.delete(path("away/secret.txt")))
        // Written, it is a blob of that name in the folder, and what the link leads to stays as it was.
        try await blobs.write([1], contentType: "t/x", metadata: [:], to: path("away/secret.txt"))
        #expect(try await blobs.read(path("away/secret.txt"))?.bytes == [1])
        #expect(files("\(base)/outside") == ["secret.txt"])
        #expect(try String(contentsOfFile: "\(base)/outside/secret.txt", encoding: .utf8) == "secret")
    }

    @Test func nothingIsWrittenInThePlaceOfALink() async throws {
        try link("files/link.txt", to: "\(base)/outside/secret.txt")
        await #expect(throws: ServiceRejection.self) {
            try await self.blobs.write([1], contentType: "t/x", metadata: [:], to: self.path("link.txt"))
        }
        #expect(try String(contentsOfFile: "\(base)/outside/secret.txt", encoding: .utf8) == "secret")
    }

    @Test(arguments: [("linked", ""), ("files", "/.properties")])
    func aLinkedContainerIsNone(_ container: String, _ folder: String) async throws {
        try link(container + folder, to: "\(base)/outside")
        let path = BlobPath(container: container, name: "secret.txt")
        await #expect(throws: ServiceRejection.self) { try await self.blobs.read(path) }
        await #expect(throws: ServiceRejection.self) { try await self.blobs.list(container, prefix: "") }
        await #expect(throws: ServiceRejection.self) {
            try await self.blobs.write([1], contentType: "t/x", metadata: [:], to: path)
        }
        await #expect(throws: ServiceRejection.self) { try await self.blobs.delete(path) }
        #expect(files("\(base)/outside") == ["secret.txt"])
    }

    @Test func whatIsWrittenIsForTheOwnerOnly() async throws {
        try await blobs.write([1], contentType: "t/x", metadata: [:], to: path("a"))
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: "\(base)/hub.blobs\(path)")[.posixPermissions] as? Int
        }
        #expect(try mode("") == 0o700)
        #expect(try mode("/files") == 0o700)
        #expect(try mode("/files/.properties") == 0o700)
        #expect(try mode("/files/a") == 0o600)
        #expect(try mode("/files/.properties/a.json") == 0o600)
    }
}
