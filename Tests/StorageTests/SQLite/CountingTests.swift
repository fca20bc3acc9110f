import DurableCore
import DurableSQLite
import Testing

/// Counting more instances than are looked at in one read.
struct CountingTests {
    @Test func aCountGoesOnAcrossReads() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        let total = 20_100
        for first in stride(from: 0, to: total, by: 500) {
            let writes = (first..<min(first + 500, total)).map { number in
                Write.create(
                    NewInstance(
                        id: InstanceID("i\(number)"), execution: "e",
                        start: ExecutionStarted(name: number.isMultiple(of: 3) ? "Fizz" : "Number"),
                        createdAt: Timestamp(microseconds: Int64(number))))
            }
            #expect(try await storage.commit(writes).allSatisfy { $0 == .done })
        }
        let all = try await storage.counts(InstanceQuery())
        #expect(
            Set(all) == [
                .init(name: "Fizz", status: .pending, isEntity: false, count: 6_700),
                .init(name: "Number", status: .pending, isEntity: false, count: 13_400),
            ])
        let late = InstanceQuery(name: "fizz", createdFrom: Timestamp(microseconds: 19_995))
        #expect(
            try await storage.counts(late) == [.init(name: "Fizz", status: .pending, isEntity: false, count: 35)])
        await storage.close()
    }
}
