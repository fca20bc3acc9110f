import JSHost
import JSONText
import Testing

/// Calls that take too long, on a clock that is advanced by hand.
@Suite(.timeLimit(.minutes(1))) struct CallLimitTests {
    private static let limit = Duration.milliseconds(5_000)

    private static func body(_ source: String) -> String { JSONValue.object(["source": .string(source)]).text() }

    /// Lets time pass until the oldest sleeper that is left wakes.
    private static func jump(_ clock: ManualClock, to deadline: Double) async {
        while !clock.deadlines.contains(deadline) { await Task.yield() }
        clock.advance(by: deadline - clock.monotonicTime())
    }

    @Test func aCallThatWaitsTooLongFailsAloneAndItsAnswerIsDropped() async throws {
        let clock = ManualClock()
        try await withIsolate(testConfiguration { $0.clock = clock }) { isolate async throws in
            let late = Task {
                try await isolate.call(
                    "run", Self.body("return await new Promise((resolve) => { globalThis.answer = resolve; })"),
                    within: .asynchronous(Self.limit))
            }
            await Self.jump(clock, to: 5_000)
            await #expect(throws: JSHostError.timedOut) { try await late.value }
            #expect(try await isolate.run("globalThis.answer(1); return 2") == 2)
            // It returned, so it goes on.
            await Self.jump(clock, to: 5_500)
            #expect(try await isolate.run("return 3") == 3)
            #expect(!isolate.isEnded)
        }
    }

    @Test func theTimeCountsFromWhenTheScriptsBegin() async throws {
        let clock = ManualClock()
        let entered = Recorder<Int>()
        let configuration = testConfiguration {
            $0.clock = clock
            $0.exitRequested = { entered.add($0) }
        }
        try await withIsolate(configuration) { isolate async throws in
            // Time stands still for the script, so only the test can end this loop.
            let busy = Task { try await isolate.run("host.ops.exitRequested(1); while (host.ops.monotonic() < 10_000);") }
            _ = await entered.next()
            let call = Task { try await isolate.call("run", Self.body("return 1"), within: .synchronous(Self.limit)) }
            while isolate.waitingCalls < 2 { await Task.yield() }
            clock.advance(by: 10_000)
            _ = try await busy.value
            #expect(try await call.value == "1")
        }
    }

    @Test(arguments: [
        "SIGN; for (;;) {}", "SIGN; for (;;) await null", "SIGN; try { for (;;) {} } catch { } finally { for (;;) {} }",
        "await new Promise(() => host.setTimeout(() => { SIGN; for (;;) {} }, 0))",
    ])
    func scriptsThatDoNotReturnAreEndedAndReplaced(source: String) async throws {
        let clock = ManualClock()
        let messages = Recorder<String>()
        // What a script writes is read when it returns; this operation is done at once.
        let signs = Recorder<Int>()
        let configuration = testConfiguration {
            $0.clock = clock
            $0.log = { messages.add($0) }
            $0.exitRequested = { signs.add($0) }
        }
        let prepared = Recorder<String>()
        let place = try await ReplaceableIsolate(configuration) { isolate throws(JSHostError) in
            prepared.add(try await isolate.call("echo", #""prepared""#))
        }
        let first = place.isolate
        let waiting = Task { try await place.call("run", Self.body("host.ops.exitRequested(1); await new Promise(() => {})")) }
        #expect(await signs.next() == 1)
        let endless = Task {
            let source = source.replacing("SIGN", with: "host.ops.exitRequested(2)")
            return try await place.call("run", Self.body(source), within: .asynchronous(Self.limit))
        }
        #expect(await signs.next() == 2)
        // The scripts never get to this one.
        let queued = Task { try await place.call("run", Self.body("return 'queued'")) }
        await Self.jump(clock, to: 5_000)
        await #expect(throws: JSHostError.timedOut) { try await endless.value }
        await Self.jump(clock, to: 5_500)
        let error = await #expect(throws: JSHostError.self) { try await waiting.value }
        // Once the entry point has returned, nobody can tell whose script it is that does not return.
        let roles: [IsolateEnd.Role] = source.contains("await") ? [.suspect, .bystander] : [.bystander]
        #expect(roles.contains { error == .isolateEnded(IsolateEnd(.didNotReturn), $0) }, "\(String(describing: error))")
        #expect(try await queued.value == #""queued""#)
        #expect(prepared.all == [#""prepared""#])
        #expect(first.isEnded)
        #expect(place.isolate !== first)
        #expect(messages.all.last?.contains("The isolate 'test' is ended") == true)
        await place.close()
        await #expect(throws: JSHostError.isolateClosed) { try await place.call("echo", "1") }
    }

    @Test func closingEndsWhateverTheScriptsDo() async throws {
        let entered = Recorder<Int>()
        let place = try await ReplaceableIsolate(testConfiguration { $0.exitRequested = { entered.add($0) } }) { _ in }
        let endless = Task { try await place.call("run", Self.body("host.ops.exitRequested(1); for (;;) {}")) }
        _ = await entered.next()
        await place.close()
        await #expect(throws: JSHostError.isolateClosed) { try await endless.value }
    }
}
