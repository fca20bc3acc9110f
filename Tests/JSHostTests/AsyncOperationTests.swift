import JSHost
import JSONText
import Testing

struct AsyncOperationTests {
    private let operations: [String: IsolateConfiguration.Operation] = [
        "double": { argument async throws(OperationFailure) in
            guard let number = Int(argument) else { throw OperationFailure(name: "TypeError", message: "no number: \(argument)") }
            return String(number * 2)
        },
        "nothing": { argument async throws(OperationFailure) in argument },
        "refuse": { _ async throws(OperationFailure) in
            throw OperationFailure(message: "refused", code: "EACCES", details: ["status": 403])
        },
        "broken": { _ async throws(OperationFailure) in "{" },
    ]

    private func configuration() -> IsolateConfiguration { testConfiguration { $0.operations = operations } }

    @Test func anOperationSettlesThePromiseOfTheScript() async throws {
        try await withIsolate(configuration()) { isolate async throws in
            #expect(try await isolate.run("return await host.op('double', 21)") == 42)
            #expect(try await isolate.run("return typeof await host.op('nothing')") == "undefined")
            #expect(try await isolate.run("return await host.op('nothing', {a: [1, 'é']})") == ["a": [1, "é"]])
        }
    }

    @Test func aFailureRejectsWithAllItsDetails() async throws {
        try await withIsolate(configuration()) { isolate async throws in
            let caught = try await isolate.run(
                "try { await host.op('refuse') } catch (e) { return [e instanceof Error, e.message, e.code, e.status] }")
            #expect(caught == [true, "refused", "EACCES", 403])
        }
    }

    @Test func anUnknownOperationRejectsAndIsNamed() async throws {
        try await withIsolate(configuration()) { isolate async throws in
            let failure = try await isolate.failure(of: "await host.op('conjure', 1)")
            #expect(failure?["message"] == "There is no operation named 'conjure'")
            #expect(failure?["code"] == "ERR_UNKNOWN_OPERATION")
        }
    }

    @Test func aResultThatIsNoJSONRejectsOnlyItsOwnPromise() async throws {
        try await withIsolate(configuration()) { isolate async throws in
            let settled = try await isolate.run(
                """
                const results = await Promise.allSettled([host.op('double', 1), host.op('broken'), host.op('double', 2)]);
                return results.map((r) => r.value ?? r.reason.message);
                """)
            #expect(settled?[0] == 2)
            #expect(settled?[1]?.stringValue?.hasPrefix("The host's answer is not JSON: ") == true)
            #expect(settled?[2] == 4)
        }
    }

    @Test func manyOperationsRunAtOnce() async throws {
        let running = Recorder<Void>()
        let wait: IsolateConfiguration.Operation = { argument async throws(OperationFailure) in
            running.add(())
            while running.all.count < 200 { await Task.yield() }
            return argument
        }
        try await withIsolate(testConfiguration { $0.operations["wait"] = wait }) { isolate async throws in
            let sum = try await isolate.run(
                """
                const all = Array.from({ length: 200 }, (_, i) => host.op('wait', i));
                return (await Promise.all(all)).reduce((a, b) => a + b);
                """)
            #expect(sum == 19_900)
        }
    }

    @Test func closingCancelsOperationsUnderWay() async throws {
        let events = Recorder<String>()
        let hang: IsolateConfiguration.Operation = { _ async throws(OperationFailure) in
            events.add("started")
            while !Task.isCancelled { await Task.yield() }
            events.add("cancelled")
            return ""
        }
        let isolate = try await JSIsolate(testConfiguration { $0.operations["hang"] = hang })
        let call = Task { try await isolate.run("await host.op('hang')") }
        #expect(await events.next() == "started")
        await isolate.close()
        #expect(await events.next() == "cancelled")
        await #expect(throws: JSHostError.isolateClosed) { try await call.value }
    }
}
