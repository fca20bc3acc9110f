import JSHost
import JSONText
import Testing

struct IsolateTimersTests {
    @Test func timersFireInOrderWhenTheClockReachesThem() async throws {
        let clock = ManualClock()
        try await withIsolate(testConfiguration { $0.clock = clock }) { isolate async throws in
            _ = try await isolate.run(
                """
                globalThis.seen = [];
                const start = host.ops.monotonic();
                for (const ms of [300, 100, 200, 100])
                    host.setTimeout(() => seen.push([ms, host.ops.monotonic() - start]), ms);
                """)
            clock.advance(by: 100)
            // 0 ms timers are fired after those that are due already.
            #expect(
                try await isolate.run("await new Promise((r) => host.setTimeout(r, 0)); return seen") == [
                    [100, 100], [100, 100],
                ])
            clock.advance(by: 1000)
            _ = try await isolate.run("await new Promise((r) => host.setTimeout(r, -5))")
            #expect(try await isolate.run("return seen.slice(2)") == [[200, 1100], [300, 1100]])
        }
    }

    @Test func stoppedTimersDoNotFireEvenFromATimerOfTheSameMoment() async throws {
        let clock = ManualClock()
        try await withIsolate(testConfiguration { $0.clock = clock }) { isolate async throws in
            _ = try await isolate.run(
                """
                globalThis.seen = [];
                let second;
                host.setTimeout(() => { seen.push(1); host.clearTimeout(second) }, 10);
                second = host.setTimeout(() => seen.push(2), 10);
                host.clearTimeout(host.setTimeout(() => seen.push(3), 5));
                """)
            clock.advance(by: 50)
            _ = try await isolate.run("await new Promise((r) => host.setTimeout(r, 0))")
            #expect(try await isolate.run("return seen") == [1])
        }
    }

    @Test func anEarlierTimerMovesTheAlarmForward() async throws {
        let clock = ManualClock()
        try await withIsolate(testConfiguration { $0.clock = clock }) { isolate async throws in
            let call = Task {
                try await isolate.run(
                    "host.setTimeout(() => {}, 60000); await new Promise((r) => host.setTimeout(r, 10)); return host.ops.now()")
            }
            while clock.deadlines != [10] { await Task.yield() }
            clock.advance(by: 10)
            #expect(try await call.value == 1_700_000_000_010)
        }
    }

    @Test func theSystemClockFiresTimersToo() async throws {
        try await withIsolate { isolate async throws in
            let elapsed = try await isolate.run(
                """
                const start = host.ops.monotonic();
                await new Promise((r) => host.setTimeout(r, 20));
                return host.ops.monotonic() - start;
                """)
            #expect(try #require(elapsed?.doubleValue) >= 20)
            let drift = try await isolate.run("return Math.abs(host.ops.now() - Date.now())")
            #expect(try #require(drift?.doubleValue) < 1000)
        }
    }
}
