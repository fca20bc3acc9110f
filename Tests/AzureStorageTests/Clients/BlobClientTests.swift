import AzureStorage
import AzureTestKit
import DurableCore
import HTTPClient
import HTTPTestKit
import Testing

struct BlobClientTests {
    private let clock = ManualClock()
    private let server: StorageTestServer
    private let blobs: BlobClient

    init() {
        server = StorageTestServer(clock: clock)
        blobs = BlobClient(
            StorageConnection(
                client: HTTPClient(environment: [:]), endpoint: server.blobEndpoint, credential: .sharedKey(.development),
                clock: clock))
    }

    @Test(arguments: ["plain.txt", "a/b c/\u{E9}+%25&=?#.bin", "x/.y./..z"])
    func aBlobIsWrittenReadAndDeleted(name: String) async throws {
        try await blobs.createContainer("files")
        try await blobs.createContainer("files")
        let bytes = (0...255).map(UInt8.init)
        try await blobs.write(bytes, to: name, in: "files", contentType: "image/x", metadata: ["author": "me"])
        let read = try #require(try await blobs.read(name, in: "files"))
        #expect(read.bytes == bytes)
        #expect(read.properties.contentType == "image/x")
        #expect(read.properties.metadata == ["author": "me"])
        #expect(read.properties.lastModified == clock.now)
        #expect(try await blobs.properties(of: name, in: "files") == read.properties)
        #expect(try await blobs.blobs(in: "files").items == [BlobPage.Item(name: name, properties: read.properties)])
        #expect(try await blobs.delete(name, in: "files"))
        #expect(try await blobs.delete(name, in: "files") == false)
        #expect(try await blobs.read(name, in: "files") == nil)
        #expect(try await blobs.properties(of: name, in: "files") == nil)
    }

    @Test func listsGoOnAtTheirMarkers() async throws {
        try await blobs.createContainer("files")
        for name in ["b/1", "b/2", "b/3", "c", "a"] { try await blobs.write([], to: name, in: "files") }
        var names: [[String]] = []
        var marker: String?
        repeat {
            let page = try await blobs.blobs(in: "files", prefix: "b/", marker: marker, limit: 2)
            names.append(page.items.map(\.name))
            marker = page.marker
        } while marker != nil
        #expect(names == [["b/1", "b/2"], ["b/3"]])
        #expect(try await blobs.blobs(in: "nothing").items.isEmpty)
    }

    @Test func writingIntoAMissingContainerFails() async throws {
        let error = await #expect(throws: StorageError.self) { try await blobs.write([1], to: "x", in: "nothing") }
        #expect(error?.code == "ContainerNotFound")
    }

    @Test(arguments: ["../other/x", "a/./b", "", "a/.."])
    func namesThatAddressesCannotHaveAreRefused(name: String) async throws {
        let error = await #expect(throws: StorageError.self) { try await blobs.read(name, in: "files") }
        guard case .invalidArgument = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(server.blobServer.requests.isEmpty)
    }
}
