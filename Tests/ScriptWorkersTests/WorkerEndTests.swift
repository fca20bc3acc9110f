import Glibc
import JSHost
import JSONText
import Synchronization
import Testing

/// What becomes of the calls of a worker that ends, or whose scripts do not return.
@Suite(.timeLimit(.minutes(2))) struct WorkerEndTests {
    /// A call of each kind: one that waits, one that the scripts are in, and one they have not come to.
    private struct Calls {
        let waiting, current, queued: Task<JSONValue?, any Error>
    }

    /// - Parameter source: what the call does that the scripts are in.
    private static func calls(of isolate: JSIsolate, _ source: String) async throws -> Calls {
        let waiting = Task { try await isolate.run("await new Promise(() => {})") }
        while isolate.waitingCalls < 1 { await Task.yield() }
        _ = try await isolate.run("return 1")
        let current = Task { try await isolate.run(source) }
        while isolate.waitingCalls < 2 { await Task.yield() }
        let queued = Task { try await isolate.run("return 'queued'") }
        return Calls(waiting: waiting, current: current, queued: queued)
    }

    private static func error(of call: Task<JSONValue?, any Error>) async -> JSHostError? {
        await #expect(throws: JSHostError.self) { try await call.value }
    }

    private static func role(of error: JSHostError?) -> IsolateEnd.Role? {
        if case .isolateEnded(_, let role)? = error { role } else { nil }
    }

    private static func cause(of error: JSHostError?) -> IsolateEnd.Cause? {
        if case .isolateEnded(let end, _)? = error { end.cause } else { nil }
    }

    @Test(arguments: [
        ("while (true) {}", IsolateEnd.Cause.processorTime(.milliseconds(500))),
        ("host.ops.exitRequested(7)", .exited(code: 7)),
    ])
    func aScriptThatEndsItsWorkerIsTheCulprit(source: String, cause: IsolateEnd.Cause) async throws {
        try await withWorker(workerConfiguration(processorTime: .milliseconds(500))) { isolate async throws in
            let calls = try await Self.calls(of: isolate, source)
            let error = await Self.error(of: calls.current)
            #expect(Self.role(of: error) == .culprit)
            #expect(Self.cause(of: error) == cause)
            #expect(Self.role(of: await Self.error(of: calls.waiting)) == .bystander)
            #expect(await Self.error(of: calls.queued) == .notBegun)
            #expect(isolate.isEnded)
            #expect(await Self.error(of: Task { try await isolate.run("return 1") }) == .notBegun)
        }
    }

    @Test func theStackTellsWhereTheScriptWas() async throws {
        try await withWorker(workerConfiguration(processorTime: .milliseconds(300))) { isolate async throws in
            let call = Task {
                try await isolate.run("function spin() { while (true) {} }\nfunction outer() { spin(); }\nouter();")
            }
            let error = await Self.error(of: call)
            guard case .isolateEnded(let end, _)? = error else { return }
            #expect(end.stack?.contains("spin") == true)
            #expect(end.stack?.contains("outer") == true)
        }
    }

    @Test(arguments: [
        "for (;;) await null", "await null; for (;;) {}", "await new Promise(() => host.setTimeout(() => { for (;;); }, 0))",
    ])
    func afterItsEntryPointReturnedEveryCallIsSuspect(source: String) async throws {
        try await withWorker(workerConfiguration(processorTime: .milliseconds(500))) { isolate async throws in
            let calls = try await Self.calls(of: isolate, source)
            #expect(Self.role(of: await Self.error(of: calls.current)) == .suspect)
            #expect(Self.role(of: await Self.error(of: calls.waiting)) == .suspect)
            calls.queued.cancel()
        }
    }

    @Test func aWorkerThatIsKilledWhileItWaitsHasOnlyBystanders() async throws {
        try await withWorker { isolate async throws in
            let process = try await isolate.run("return host.ops.processID()")?.intValue ?? 0
            let waiting = Task { try await isolate.run("await new Promise(() => {})") }
            while isolate.waitingCalls < 1 { await Task.yield() }
            _ = try await isolate.run("return 1")
            kill(pid_t(process), SIGKILL)
            let error = await Self.error(of: waiting)
            #expect(Self.role(of: error) == .bystander)
            #expect(Self.cause(of: error) == .signal(Int(SIGKILL)))
        }
    }

    @Test(arguments: [
        "objects.push({})", "objects.push(new Uint8Array(1 << 16).fill(1))", "objects.push('x'.repeat(1 << 16).split(''))",
    ])
    func aWorkerThatTakesTooMuchMemoryIsEnded(source: String) async throws {
        let limit = 200 << 20
        try await withWorker(workerConfiguration(memoryLimit: limit)) { isolate async throws in
            let call = Task { try await isolate.run("const objects = []; for (;;) \(source)") }
            let error = await Self.error(of: call)
            #expect(Self.role(of: error) == .culprit)
            #expect(Self.cause(of: error) == .memory(limit: limit))
        }
    }

    /// Their answers come although the frame they came in is not through.
    @Test func callsThatAreAnsweredDoNotWaitForAScriptThatDoesNotReturn() async throws {
        try await withWorker(workerConfiguration(processorTime: .seconds(5))) { isolate async throws in
            let busy = Task { try await isolate.run("const end = Date.now() + 30; while (Date.now() < end);") }
            while isolate.waitingCalls < 1 { await Task.yield() }
            let quick = Task { try await isolate.callPatiently("echo", "1") }
            while isolate.waitingCalls < 2 { await Task.yield() }
            let endless = Task { try await isolate.run("while (true) {}") }
            _ = try await busy.value
            #expect(try await quick.value == "1")
            #expect(!isolate.isEnded)
            await isolate.terminate()
            _ = await endless.result
        }
    }

    @Test func callsThatAScriptKeepsWaitingGoElsewhereUntilItReturns() async throws {
        let isOver = Atomic(false)
        let configuration = workerConfiguration {
            $0.functions["isOver"] = { _ in isOver.load(ordering: .relaxed) ? "yes" : "no" }
        }
        let first = try await JSIsolate(configuration)
        let second = try await JSIsolate(configuration)
        let pool = IsolatePool(
            [first, second].map { isolate in ReplaceableIsolate(isolate) { () throws(JSHostError) in isolate } },
            reserve: { () throws(JSHostError) in second })
        let busy = Task { try await first.run(Self.untilOver) }
        while first.waitingCalls < 1 { await Task.yield() }
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<50 { group.addTask { try await pool.call("echo", "\(number)") } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<50).map(String.init)))
        #expect(first.waitingCalls == 1)
        isOver.store(true, ordering: .relaxed)
        #expect(try await busy.value == "over")
        while first.isStuck { await Task.yield() }
        #expect(try await first.run("return 1") == 1)
        await pool.close()
    }

    /// Where there is no elsewhere, there is a reserve, and another one when scripts do not return there either.
    @Test func theReserveTakesWhatStuckScriptsKeepWaiting() async throws {
        let isOver = Atomic(false)
        let configuration = workerConfiguration {
            $0.functions["isOver"] = { _ in isOver.load(ordering: .relaxed) ? "yes" : "no" }
        }
        let nursery = IsolateNursery(configuration, keepsSpare: true)
        let next: ReplaceableIsolate.Maker = { () throws(JSHostError) in try await nursery.take() }
        let first = try await nursery.take()
        let pool = IsolatePool([ReplaceableIsolate(first, next: next)], reserve: next)
        let body = JSONValue.object(["source": .string(Self.untilOver)]).text()
        let busy = Task { try await pool.call("run", body) }
        while first.waitingCalls < 1 { await Task.yield() }
        #expect(try await pool.call("echo", "1") == "1")
        let reserve = try #require(pool.isolates.last)
        #expect(pool.isolates.count == 2 && reserve !== first)
        let alsoBusy = Task { try await pool.call("run", body) }
        while reserve.waitingCalls < 1 { await Task.yield() }
        #expect(try await pool.call("echo", "2") == "2")
        #expect(pool.isolates.last !== reserve)
        isOver.store(true, ordering: .relaxed)
        #expect(try await busy.value == #""over""#)
        #expect(try await alsoBusy.value == #""over""#)
        await pool.close()
        await nursery.close()
    }

    private static let untilOver = "while (host.ops.askHost('isOver', '') !== 'yes'); return 'over'"
}
