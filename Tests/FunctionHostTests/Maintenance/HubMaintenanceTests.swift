import DurableCore
import DurableSQLite
import Foundation
import Testing

@testable import FunctionHost

/// Backups and what is put back of them: the task hub, its blobs, and what each knows of the other.
final class HubMaintenanceTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "maintenance-\(UUID().uuidString)").path
    private let now = Timestamp(microseconds: 1_700_000_000_000_000)
    private let blob = BlobPath(container: "files", name: "sub/a.png")
    private var hub: HubMaintenance { HubMaintenance(path: "\(folder)/first/hub.db") }
    private var other: HubMaintenance { HubMaintenance(path: "\(folder)/second/Other.db") }
    private var backup: String { "\(folder)/backup" }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A task hub with a blob that the function F has handled.
    private func makeHub() async throws {
        try FileManager.default.createDirectory(atPath: "\(folder)/first", withIntermediateDirectories: true)
        let blobs = FolderBlobs(root: "\(folder)/first/hub.blobs")
        let written = try await blobs.write([1, 2, 3], contentType: "image/png", metadata: ["k": "v"], to: blob)
        blobs.stop()
        var receipt = BlobReceipt(etag: written.etag)
        receipt.isOver = true
        let instance = NewInstance(id: "a", execution: "e", start: ExecutionStarted(name: "O"), createdAt: now)
        try await write([.create(instance), .note("blob:f:\(blob)", receipt.payload), .note("other", "1")])
    }

    private func write(_ writes: [Write]) async throws {
        let storage = SQLiteStorage(path: hub.path)
        try await storage.open()
        _ = try await storage.commit(writes)
        await storage.close()
    }

    private func files(_ place: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(place)").sorted()
    }

    @Test func aBlobIsStillHandledAndStillAPictureAfterItsTaskHubWasPutBack() async throws {
        try await makeHub()
        #expect(try await hub.backUp(to: backup)?.isSound == true)
        #expect(try files("backup") == ["hub.blobs", "hub.blobs.json", "hub.db"])
        // Backups are taken elsewhere, and their files are others there.
        try FileManager.default.copyItem(atPath: backup, toPath: "\(folder)/elsewhere")
        let (report, aside) = try await other.restore(from: "\(folder)/elsewhere", force: false)
        #expect(report?.counts.orchestrations == 1)
        #expect(aside == nil)

        let blobs = FolderBlobs(root: "\(folder)/second/Other.blobs")
        let restored = try #require(try await blobs.read(blob))
        blobs.stop()
        #expect(restored.bytes == [1, 2, 3])
        #expect(restored.properties.contentType == "image/png")
        #expect(restored.properties.metadata == ["k": "v"])
        let storage = SQLiteStorage(path: other.path)
        try await storage.open()
        let receipt = try await storage.note("blob:f:\(blob)").flatMap { BlobReceipt($0) }
        #expect(try await storage.note("other") == "1")
        await storage.close()
        #expect(receipt?.etag == restored.properties.etag)
        #expect(receipt?.isOver == true)
    }

    @Test func aBlobThatChangedAfterItWasHandledIsHandledAgain() async throws {
        try await makeHub()
        let blobs = FolderBlobs(root: "\(folder)/first/hub.blobs")
        try await blobs.write([9], contentType: "image/png", metadata: [:], to: blob)
        blobs.stop()
        _ = try await hub.backUp(to: backup)
        _ = try await other.restore(from: backup, force: false)
        let restored = FolderBlobs(root: "\(folder)/second/Other.blobs")
        let etag = try await restored.properties(of: blob)?.etag
        restored.stop()
        let storage = SQLiteStorage(path: other.path)
        try await storage.open()
        #expect(try await storage.note("blob:f:\(blob)").flatMap { BlobReceipt($0) }?.etag != etag)
        await storage.close()
    }

    @Test func aTaskHubThatIsThereIsMovedAsideOnlyWhenThatIsAskedFor() async throws {
        try await makeHub()
        _ = try await hub.backUp(to: backup)
        try await write([.note("late", "1")])
        await #expect(throws: MaintenanceError.hubInPlace(path: hub.path)) {
            try await self.hub.restore(from: self.backup, force: false)
        }
        let (_, aside) = try await hub.restore(from: backup, force: true)
        let moved = HubMaintenance(path: try #require(aside) + "/hub.db")
        #expect(try await moved.verify().isSound)
        for (path, late) in [(moved.path, Payload("1")), (hub.path, nil)] {
            let storage = SQLiteStorage(path: path)
            try await storage.open()
            #expect(try await storage.note("late") == late)
            await storage.close()
        }
        #expect(try files("first").filter { $0.hasSuffix(".restoring") } == [])
    }

    @Test func nothingIsPutBackWhileAHostRuns() async throws {
        try await makeHub()
        _ = try await hub.backUp(to: backup)
        let storage = SQLiteStorage(path: hub.path)
        try await storage.open()
        let expected = SQLiteStorageError.inUse(path: hub.path, process: "\(ProcessInfo.processInfo.processIdentifier)")
        await #expect(throws: expected) { try await self.hub.restore(from: self.backup, force: true) }
        await storage.close()
        #expect(try await hub.verify().isSound)
    }

    @Test func whatIsDamagedIsNeitherBackedUpNorPutBack() async throws {
        try await makeHub()
        _ = try await hub.backUp(to: backup)
        try await StoreCopy.changeNotes(of: hub.path) { _, _ in "{" }
        try await StoreCopy.changeNotes(of: "\(backup)/hub.db") { _, _ in "{" }
        await #expect(throws: MaintenanceError.self) { try await self.hub.backUp(to: self.folder + "/another") }
        #expect(try files("") == ["backup", "first"])
        await #expect(throws: MaintenanceError.self) { try await self.other.restore(from: self.backup, force: false) }
        #expect(try files("second") == ["Other.db.lock"])
    }

    @Test func whatIsInTheWayOrNotThereIsNamed() async throws {
        await #expect(throws: MaintenanceError.nothingThere(path: hub.path)) { try await self.hub.backUp(to: self.backup) }
        await #expect(throws: MaintenanceError.nothingThere(path: "\(backup)/hub.db")) {
            try await self.hub.restore(from: self.backup, force: false)
        }
        try await makeHub()
        try FileManager.default.createDirectory(atPath: backup, withIntermediateDirectories: true)
        await #expect(throws: MaintenanceError.destinationInUse(path: backup)) { try await self.hub.backUp(to: self.backup) }
    }
}
