import DurableCore
import DurableTestKit
import Testing

@testable import DurableSQLite

/// SQLite answers whatever it is told as the reference does.
@Suite struct DifferentialTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func sqliteAnswersRandomWritesAsMemoryDoes(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        do {
            // What is compared here is lost with the process anyway.
            try await storage.writer.perform { try $0.execute("PRAGMA synchronous=OFF") }
            var pair = try await StoragePair(MemoryStorage(), storage, seed: seed)
            for step in 1...200 {
                do {
                    try await pair.step()
                } catch let difference as StoragePair.Difference {
                    Issue.record("seed \(seed), step \(step): \(difference)")
                    break
                }
            }
        } catch {
            await storage.close()
            throw error
        }
        await storage.close()
    }
}
