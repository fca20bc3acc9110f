import JSONText
import Testing
import ThreadExecutor

@testable import JSHost

/// What scripts hold outside of their VM.
struct ResourceTests {
    private final class Closed: ScriptResource {
        var count = 0
        func close() { count += 1 }
    }

    @Test func whatIsClosedIsGoneAndWhatIsLeftIsClosedInTheEnd() throws {
        let table = ResourceTable()
        let (first, second) = (Closed(), Closed())
        table.add(first, as: 1)
        table.add(second, as: 2)
        #expect(try table.resource(1, Closed.self) === first)
        table.close(1)
        table.close(1)
        #expect(throws: OperationError.self) { try table.resource(1, Closed.self) }
        table.closeAll()
        #expect((first.count, second.count) == (1, 1))
    }

    @Test func workOnAnotherThreadIsToldAsItEnds() async throws {
        let told = Recorder<ResourceEvent>()
        let work = BackgroundWork(name: "test") { told.add($0) }
        work.perform(for: 7) { () throws(OperationError) in [.number(1), .string("two")] }
        let done = try #require(await told.next())
        #expect(done.resource == 7 && done.name == "done" && done.values.count == 2)
        work.perform(for: 8) { () throws(OperationError) in throw .system(2, "open", "/nowhere") }
        let failed = try #require(await told.next())
        #expect(failed.resource == 8 && failed.name == "failed")
        guard case .string(let message) = failed.values[1], case .string(let properties) = failed.values[2] else {
            Issue.record("\(failed.values)")
            return
        }
        #expect(message == "ENOENT: no such file or directory, open '/nowhere'")
        #expect(try JSONParser.parse(properties)["code"] == "ENOENT")
        work.close()
    }
}
