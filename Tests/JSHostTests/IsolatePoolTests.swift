import JSHost
import JSONText
import Testing

struct IsolatePoolTests {
    @Test func callsGoToTheIsolateWithTheFewest() async throws {
        let started = Recorder<Void>()
        let pool = try await IsolatePool(count: 3, testConfiguration { $0.log = { _ in started.add(()) } })
        let source: JSONValue = [
            "source": "globalThis.calls = (globalThis.calls ?? 0) + 1; host.log({}); await new Promise(() => {})"
        ]
        let calls = (0..<9).map { _ in Task { try await pool.call("run", source.text()) } }
        for _ in calls { await started.next() }
        let counts = try await pool.broadcast("run", JSONValue.object(["source": "return calls"]).text())
        #expect(counts == ["3", "3", "3"])
        await pool.close()
        for call in calls { await #expect(throws: JSHostError.isolateClosed) { try await call.value } }
    }

    @Test func aBroadcastThatFailsSomewhereThrows() async throws {
        let pool = try await IsolatePool(count: 2, testConfiguration())
        await #expect(throws: JSHostError.self) { try await pool.broadcast("none", "1") }
        #expect(try await pool.broadcast("echo", "[1]") == ["[1]", "[1]"])
        #expect(pool.isolates.map(\.configuration.name) == ["test-1", "test-2"])
        await pool.close()
    }

    @Test func aPoolThatCannotStartThrows() async {
        await #expect(throws: JSHostError.self) {
            try await IsolatePool(count: 2, testConfiguration { $0.sources = RuntimeSources(directory: "/nowhere") })
        }
    }
}
