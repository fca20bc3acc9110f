import Foundation
import Testing

@testable import FunctionHost

/// The folder of local blobs.
final class FolderBlobsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "blobs-\(UUID().uuidString)").path
    private let blobs: FolderBlobs

    init() { blobs = FolderBlobs(root: folder) }

    deinit {
        blobs.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func put(_ text: String, _ file: String) throws {
        let url = URL(filePath: "\(folder)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func path(_ name: String) -> BlobPath { BlobPath(container: "files", name: name) }

    @Test(arguments: ["a.txt", "../../../etc/x", "sub/dir/a", ".hidden", "é%2F😀", "a//b", "A", "con taining"])
    func aBlobIsReadAsItWasWritten(_ name: String) async throws {
        let written = try await blobs.write([1, 2], contentType: "image/png", metadata: ["k": "v"], to: path(name))
        let blob = try #require(try await blobs.read(path(name)))
        #expect(blob.bytes == [1, 2])
        #expect(blob.properties == written)
        #expect(blob.properties.contentType == "image/png")
        #expect(blob.properties.metadata == ["k": "v"])
        #expect(blob.properties.length == 2)
        #expect(try await blobs.list("files", prefix: "") == [written])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/files").count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["files"])
    }

    @Test func everyVersionHasAnEtagOfItsOwn() async throws {
        let first = try await blobs.write([1], contentType: "a", metadata: [:], to: path("x"))
        let second = try await blobs.write([1], contentType: "a", metadata: [:], to: path("x"))
        #expect(first.etag != second.etag)
        #expect(try await blobs.properties(of: path("x"))?.etag == second.etag)
    }

    @Test func aFilePutThereByHandIsABlob() async throws {
        try put("text", "files/sub/50%.txt")
        let blob = try #require(try await blobs.read(path("sub/50%.txt")))
        #expect(String(decoding: blob.bytes, as: UTF8.self) == "text")
        #expect(blob.properties.contentType == "application/octet-stream")
        #expect(try await blobs.list("files", prefix: "sub/") == [blob.properties])
        #expect(try await blobs.list("files", prefix: "other/") == [])
        // Written anew it stays where it is, so that it is one blob.
        try await blobs.write([1], contentType: "a", metadata: [:], to: path("sub/50%.txt"))
        #expect(try await blobs.list("files", prefix: "").map(\.contentType) == ["a"])
    }

    @Test func whatWasToldOfAnotherVersionDoesNotCount() async throws {
        try await blobs.write([1], contentType: "image/png", metadata: ["k": "v"], to: path("x"))
        try put("by hand", "files/x")
        let blob = try #require(try await blobs.read(path("x")))
        #expect(blob.properties.contentType == "application/octet-stream")
        #expect(blob.properties.metadata == [:])
    }

    @Test func aDeletedBlobIsGone() async throws {
        try await blobs.write([1], contentType: "a", metadata: [:], to: path("x"))
        #expect(try await blobs.delete(path("x")))
        #expect(try await !blobs.delete(path("x")))
        #expect(try await blobs.read(path("x")) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/files/.properties") == [])
    }

    @Test func whatIsNotThereIsNothing() async throws {
        #expect(try await blobs.read(path("x")) == nil)
        #expect(try await blobs.properties(of: path("../x")) == nil)
        #expect(try await blobs.list("nothing", prefix: "") == [])
        #expect(try await blobs.list("..", prefix: "") == [])
    }

    @Test(arguments: [
        ("..", "x", "'..' is no name of a container"), ("files", "", "must have 1 to 1024 characters"),
        ("files", String(repeating: "x", count: 300), "is too long for a file"),
    ])
    func whatCannotBeABlobIsRefused(_ container: String, _ name: String, _ reason: String) async throws {
        let error = await #expect(throws: ServiceRejection.self) {
            try await blobs.write([], contentType: "a", metadata: [:], to: BlobPath(container: container, name: name))
        }
        #expect(error?.description.contains(reason) == true)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func aWriteThatFailsLeavesTheBlobBefore() async throws {
        try await blobs.write([1], contentType: "a", metadata: [:], to: path("x"))
        let folder = "\(folder)/files/.properties/x.json"
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: "\(folder)/full", withIntermediateDirectories: true)
        await #expect(throws: BlobFolderError.self) {
            try await blobs.write([2], contentType: "a", metadata: [:], to: path("x"))
        }
        try FileManager.default.removeItem(atPath: folder)
        #expect(try await blobs.read(path("x"))?.bytes == [1])
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(self.folder)/files").sorted()
        #expect(left == [".properties", "x"])
    }

    @Test func aFileThatIsStillBeingWrittenDoesNotCountYet() async throws {
        try put("growing", "files/by-hand")
        try await blobs.write([1], contentType: "a", metadata: [:], to: path("whole"))
        #expect(try await blobs.settledVersions(of: "files", prefix: "").map(\.path.name) == ["whole"])
        let past = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -5)]
        try FileManager.default.setAttributes(past, ofItemAtPath: "\(folder)/files/by-hand")
        #expect(try await blobs.settledVersions(of: "files", prefix: "").map(\.path.name) == ["by-hand", "whole"])
    }
}
