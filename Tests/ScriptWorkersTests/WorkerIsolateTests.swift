import FoundationEssentials
import Glibc
import JSHost
import JSONText
import Synchronization
import Testing

/// Isolates whose scripts run in processes of their own.
@Suite(.timeLimit(.minutes(2))) struct WorkerIsolateTests {
    @Test func answersCallsWithTheTextOfTheValue() async throws {
        try await withWorker { isolate async throws in
            for text in [#"{"b":[1,"two",null]}"#, "null", "", #""é😀""#] {
                #expect(try await isolate.call("echo", text) == text)
            }
        }
    }

    @Test func largeBodiesGoBothWays() async throws {
        try await withWorker { isolate async throws in
            let text = "\"" + String(repeating: "long ", count: 1 << 20) + "\""
            async let first = isolate.callPatiently("echo", text)
            async let second = isolate.callPatiently("echo", text)
            #expect(try await first == text)
            #expect(try await second == text)
        }
    }

    @Test func manyCallsAtOnceAreDeliveredInFewerFrames() async throws {
        try await withWorker { isolate async throws in
            let count = 500
            try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<count { group.addTask { try await isolate.call("echo", "\(number)") } }
                let seen = try await group.reduce(into: Set<String>()) { $0.insert($1) }
                #expect(seen == Set((0..<count).map(String.init)))
            }
            let sizes = try await isolate.run("return host.frameSizes")?.arrayValue?.compactMap(\.intValue) ?? []
            #expect(sizes.reduce(0, +) == count + 1)
            #expect(sizes.count < count)
        }
    }

    @Test func aThrownErrorIsTheFailureOfTheCallAlone() async throws {
        try await withWorker { isolate async throws in
            let error = await #expect(throws: JSHostError.self) { try await isolate.run("throw new RangeError('no')") }
            guard case .scriptFailed(let failure)? = error else { return }
            #expect(failure.contains("RangeError"))
            #expect(try await isolate.run("return 1") == 1)
        }
    }

    @Test func aBodyThatIsNoJSONFailsOnlyItsOwnCall() async throws {
        try await withWorker { isolate async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let answer = try await isolate.call("echo", "\(number)")
                        #expect(answer == "\(number)")
                    }
                    group.addTask {
                        let error = await #expect(throws: JSHostError.self) { try await isolate.call("echo", "{\(number)") }
                        guard case .invalidBody? = error else {
                            Issue.record("\(String(describing: error))")
                            return
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func operationsAndFunctionsAreTheHosts() async throws {
        let configuration = workerConfiguration {
            $0.operations["double"] = { "[\($0),\($0)]" }
            $0.functions["greet"] = { "Hello \($0)" }
        }
        try await withWorker(configuration) { isolate async throws in
            #expect(try await isolate.run("return await host.op('double', 4)") == [4, 4])
            #expect(try await isolate.run("return host.ops.askHost('greet', 'you\\nand me')") == "Hello you\nand me")
            #expect(try await isolate.run("try { host.ops.askHost('none', ''); } catch (error) { return error.message; }") != nil)
        }
    }

    @Test func timersAndLogsWork() async throws {
        let messages = Mutex<[String]>([])
        let configuration = workerConfiguration { $0.log = { message in messages.withLock { $0.append(message) } } }
        try await withWorker(configuration) { isolate async throws in
            try await isolate.run("host.log({ level: 'info' }); await new Promise((resolve) => host.setTimeout(resolve, 1))")
            #expect(messages.withLock { $0 } == [#"{"level":"info"}"#])
        }
    }

    @Test func theEnvironmentIsTheIsolatesAlone() async throws {
        let configuration = workerConfiguration { $0.environment = ["ONE": "1", "quoted": "\"\n"] }
        try await withWorker(configuration) { isolate async throws in
            #expect(try await isolate.run("return JSON.parse(host.ops.environment())") == ["ONE": "1", "quoted": "\"\n"])
        }
    }

    @Test func aWorkerHasNoDescriptorsOfTheHostAndNoWayToNewPrivileges() async throws {
        try await withWorker { isolate async throws in
            let process = try await isolate.run("return host.ops.processID()")?.intValue ?? 0
            #expect(process != Int(getpid()))
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            #expect(status.contains("NoNewPrivs:\t1"))
            // Standard ones, the socket, and what the libraries open for themselves.
            let names = try #require(opendir("/proc/\(process)/fd"))
            defer { closedir(names) }
            var targets: [String] = []
            while let entry = readdir(names) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                var target = [UInt8](repeating: 0, count: 256)
                let size = target.withUnsafeMutableBytes { readlink("/proc/\(process)/fd/\(name)", $0.baseAddress!, $0.count) }
                if size > 0 { targets.append(String(decoding: target[..<size], as: UTF8.self)) }
            }
            #expect(targets.count { $0.hasPrefix("socket:") } == 1)
            #expect(!targets.contains { $0.hasPrefix("/") && !$0.hasPrefix("/dev/") && !$0.hasPrefix("/proc/") })
        }
    }

    @Test func closingFailsTheCallsUnderWayAndEndsTheProcess() async throws {
        let isolate = try await JSIsolate(workerConfiguration())
        let process = try await isolate.run("return host.ops.processID()")?.intValue ?? 0
        let call = Task { try await isolate.run("await new Promise(() => {})") }
        while isolate.waitingCalls < 1 { await Task.yield() }
        await isolate.close()
        await #expect(throws: JSHostError.isolateClosed) { try await call.value }
        await #expect(throws: JSHostError.isolateClosed) { try await isolate.call("echo", "1") }
        await #expect(throws: JSHostError.isolateClosed) { try await isolate.heapStatistics() }
        #expect(kill(pid_t(process), 0) == -1)
        await isolate.close()
    }

    @Test func theHeapIsMeasuredAndCollected() async throws {
        try await withWorker { isolate async throws in
            _ = try await isolate.run("globalThis.kept = Array.from({ length: 10_000 }, () => ({}))")
            try await isolate.collectGarbage()
            #expect(try await isolate.heapStatistics().objectCount > 10_000)
        }
    }

    @Test func whatCannotStartSaysSo() async throws {
        // A program that is no worker ends before it says that it is ready.
        let error = await #expect(throws: JSHostError.self) { try await JSIsolate(workerConfiguration(program: "/bin/true")) }
        #expect(error?.description.contains("exited with code 0") == true)
        let missing = await #expect(throws: JSHostError.self) {
            try await JSIsolate(workerConfiguration(program: "/nowhere/perdure"))
        }
        #expect(missing?.description.contains("/nowhere/perdure") == true)
    }
}
