import JSHost
import JSONText
import Testing

struct JSIsolateTests {
    @Test func answersACallWithTheTextOfTheValue() async throws {
        try await withIsolate { isolate async throws in
            for text in [#"{"b":[1,"two",null]}"#, "null", ""] {
                let answer = try await isolate.call("echo", text)
                #expect(answer == text)
            }
        }
    }

    @Test func promisesAreAwaited() async throws {
        try await withIsolate { isolate async throws in
            let value = try await isolate.run("let sum = 0; for (let i = 0; i < 100; i++) sum += await i; return sum;")
            #expect(value == 4950)
        }
    }

    @Test func aThrownErrorIsTheFailureOfTheCallAlone() async throws {
        try await withIsolate { isolate async throws in
            let failure = try await isolate.failure(of: "throw new RangeError('no')")
            #expect(failure?["errorType"] == "RangeError")
            #expect(failure?["message"] == "no")
            #expect(try await isolate.run("return 1") == 1)
        }
    }

    @Test func manyCallsAtOnceAreDeliveredInFewerFrames() async throws {
        try await withIsolate { isolate async throws in
            let count = 500
            try await withThrowingTaskGroup(of: JSONValue?.self) { group in
                // Keeps the isolate busy so that the others pile up.
                group.addTask { try await isolate.run("const end = Date.now() + 50; while (Date.now() < end); return -1") }
                for number in 0..<count { group.addTask { try JSONParser.parse(try await isolate.call("echo", "\(number)")) } }
                let seen = try await group.reduce(into: Set<Int>()) { $0.insert($1?.intValue ?? -2) }
                #expect(seen == Set(-1..<count))
            }
            let sizes = try await isolate.run("return host.frameSizes")?.arrayValue?.compactMap(\.intValue) ?? []
            #expect(sizes.reduce(0, +) == count + 2)
            #expect(sizes.count < count / 2)
        }
    }

    @Test func aBodyThatIsNoJSONFailsOnlyItsOwnCall() async throws {
        try await withIsolate { isolate async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await isolate.run("const end = Date.now() + 30; while (Date.now() < end);") }
                for number in 0..<20 {
                    group.addTask {
                        let answer = try await isolate.call("echo", "\(number)")
                        #expect(answer == "\(number)")
                    }
                    group.addTask {
                        let error = await #expect(throws: JSHostError.self) { try await isolate.call("echo", "{\(number)") }
                        #expect(
                            error
                                == .invalidBody(
                                    entry: "echo", problem: "expected a key in double quotes, found '\("\(number)".first ?? "?")'"
                                ))
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func closingFailsTheCallsUnderWayAndLaterOnes() async throws {
        let started = Recorder<Void>()
        let isolate = try await JSIsolate(testConfiguration { $0.log = { _ in started.add(()) } })
        let calls = (0..<10).map { _ in
            Task { try await isolate.run("host.log({}); await new Promise(() => {})") }
        }
        for _ in calls { await started.next() }
        #expect(isolate.waitingCalls == 10)
        await isolate.close()
        for call in calls { await #expect(throws: JSHostError.isolateClosed) { try await call.value } }
        await #expect(throws: JSHostError.isolateClosed) { try await isolate.call("echo", "1") }
        await #expect(throws: JSHostError.isolateClosed) { try await isolate.heapStatistics() }
        await isolate.close()
    }

    @Test func anIsolateThatIsLetGoIsFreed() async throws {
        weak var weakIsolate: JSIsolate?
        do {
            let isolate = try await JSIsolate(testConfiguration())
            weakIsolate = isolate
            _ = try await isolate.run("host.setTimeout(() => {}, 1e9); return 1")
        }
        while weakIsolate != nil { await Task.yield() }
    }

    @Test func isolatesShareNothing() async throws {
        try await withIsolate { one in
            try await withIsolate { other in
                _ = try await one.run("globalThis.shared = 1; Array.prototype.extra = 1")
                #expect(try await one.run("return [typeof shared, [].extra]") == ["number", 1])
                #expect(try await other.run("return [typeof shared, typeof [].extra]") == ["undefined", "undefined"])
            }
        }
    }

    @Test func tenThousandCallsLeaveNoProtectedValues() async throws {
        try await withIsolate { isolate async throws in
            _ = try await isolate.run("return 1")
            let before = try await isolate.heapStatistics().protectedObjectCount
            for batch in 0..<100 {
                try await withThrowingTaskGroup(of: String.self) { group in
                    for number in 0..<100 { group.addTask { try await isolate.call("echo", "[\(batch),\(number)]") } }
                    for try await _ in group {}
                }
            }
            #expect(try await isolate.heapStatistics().protectedObjectCount == before)
            #expect(isolate.waitingCalls == 0)
        }
    }

    @Test func manyIsolatesRunAtOnce() async throws {
        try await withThrowingTaskGroup(of: JSONValue?.self) { group in
            for number in 0..<16 {
                group.addTask {
                    try await withIsolate { isolate async throws in
                        try await isolate.run(
                            "let s = 0; for (let i = 0; i < 1e5; i++) s += i % 7; return [argument, s]", JSONValue(number))
                    }
                }
            }
            var seen = Set<Int>()
            for try await value in group {
                seen.insert(value?[0]?.intValue ?? -1)
                #expect(value?[1] == 299_995)
            }
            #expect(seen == Set(0..<16))
        }
    }

    @Test func asynchronousWorkOfTheEngineIsDone() async throws {
        try await withIsolate { isolate async throws in
            let module = "new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])"
            let isModule = try await isolate.run("return await WebAssembly.compile(\(module)) instanceof WebAssembly.Module")
            #expect(isModule == true)
            #expect(try await isolate.run("return typeof (await WebAssembly.instantiate(\(module))).instance") == "object")
        }
    }

    @Test func finalizationCallbacksRunAndTheirMessagesAreRead() async throws {
        let logged = Recorder<String>()
        try await withIsolate(testConfiguration { $0.log = { logged.add($0) } }) { isolate async throws in
            _ = try await isolate.run(
                """
                globalThis.registry = new FinalizationRegistry((name) => host.log(name));
                (() => { for (let i = 0; i < 100; i++) registry.register({}, "gone"); })();
                """)
            try await isolate.collectGarbage()
            #expect(await logged.next() == #""gone""#)
        }
    }

    @Test func unhandledRejectionsAreReported() async throws {
        try await withIsolate { isolate async throws in
            _ = try await isolate.run("Promise.reject(new Error('lost')); Promise.reject(1).catch(() => {})")
            #expect(try await isolate.run("return host.rejections") == ["Error: lost"])
        }
    }

    @Test func aMessageTheHostDoesNotKnowFailsTheCallsThatWait() async throws {
        let logged = Recorder<String>()
        try await withIsolate(testConfiguration { $0.log = { logged.add($0) } }) { isolate async throws in
            let error = await #expect(throws: JSHostError.self) { try await isolate.run("host.post('nonsense', 1)") }
            #expect(error?.description.contains("there is no message named 'nonsense'") == true)
            #expect(logged.all.first?.contains("nonsense") == true)
            await #expect(throws: JSHostError.self) { try await isolate.run("host.postText('[')") }
            let later = try await isolate.run("return 1")
            #expect(later == 1)
        }
    }

    @Test func logMessagesAreHandedOnVerbatim() async throws {
        let logged = Recorder<String>()
        try await withIsolate(testConfiguration { $0.log = { logged.add($0) } }) { isolate async throws in
            _ = try await isolate.run("host.log({ level: 'warning', message: 'a\\nb' }); host.log({})")
        }
        #expect(logged.all == [#"{"level":"warning","message":"a\nb"}"#, "{}"])
    }

    @Test func aRuntimeThatCannotStartSaysWhy() async {
        let error = await #expect(throws: JSHostError.self) {
            try await JSIsolate(testConfiguration { $0.sources = RuntimeSources(directory: "/nowhere") })
        }
        #expect(error == .startFailed("there is no runtime file named 'bootstrap.js' in /nowhere"))
    }
}
