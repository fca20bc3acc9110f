import DurableCore
import DurableSQLite
import DurableTestKit
import Testing

@Suite struct StorageContractTests {
    @Test(arguments: StorageContract.cases)
    func memory(_ contract: StorageContract.Case) async throws {
        try await contract.check(MemoryStorage())
    }

    @Test(arguments: StorageContract.cases)
    func sqlite(_ contract: StorageContract.Case) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        do {
            try await contract.check(storage)
        } catch {
            await storage.close()
            throw error
        }
        await storage.close()
    }
}
