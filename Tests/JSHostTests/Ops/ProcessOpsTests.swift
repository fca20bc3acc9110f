import Glibc
import JSHost
import JSONText
import Testing

struct ProcessOpsTests {
    @Test func theProcessIsDescribedInNodesWords() async throws {
        try await withIsolate { isolate async throws in
            let seen = try await isolate.run(
                "const o = host.ops; return [o.processID(), o.platform(), o.architecture(), o.workingDirectory(), o.hostName()]")
            #expect(seen?[0]?.intValue == Int(getpid()))
            #expect(seen?[1] == "linux")
            #expect(["x64", "arm64"].contains(seen?[2]?.stringValue))
            #expect(seen?[3]?.stringValue?.hasPrefix("/") == true)
            #expect(seen?[4]?.stringValue?.isEmpty == false)
        }
    }

    @Test func theEnvironmentIsThatOfTheProcessOrTheOneGiven() async throws {
        try await withIsolate { isolate async throws in
            let path = try await isolate.run("return JSON.parse(host.ops.environment()).PATH")
            #expect(path?.stringValue == getenv("PATH").map { String(cString: $0) })
        }
        try await withIsolate(testConfiguration { $0.environment = ["A": "1=2", "é": "\"x\""] }) { isolate async throws in
            let environment = try await isolate.run("return JSON.parse(host.ops.environment())")
            #expect(environment == ["A": "1=2", "é": "\"x\""])
        }
    }

    @Test func aRequestToExitIsHandedOn() async throws {
        let codes = Recorder<Int>()
        try await withIsolate(testConfiguration { $0.exitRequested = { codes.add($0) } }) { isolate async throws in
            _ = try await isolate.run("host.ops.exitRequested(3)")
        }
        #expect(codes.all == [3])
    }

    @Test func theHostIsAskedByTheNamesItGave() async throws {
        try await withIsolate(testConfiguration { $0.functions = ["twice": { $0 + $0 }] }) { isolate async throws in
            let seen = try await isolate.run(
                """
                const message = (...values) => { try { return host.ops.askHost(...values); } catch (error) { return error.message; } };
                return [host.ops.askHost("twice", "é"), message("none", ""), message("twice", 1)]
                """)
            #expect(seen?[0] == "éé")
            #expect(seen?[1] == "The host has no function 'none'")
            #expect(seen?[2]?.stringValue?.contains("text") == true)
        }
    }

    @Test func operationsAreNamedFunctions() async throws {
        try await withIsolate { isolate async throws in
            let seen = try await isolate.run(
                "return Object.entries(host.ops).every(([name, f]) => f.name === name && f instanceof Function)")
            #expect(seen == true)
            #expect(try await isolate.run("return host.ops.source('bootstrap.js').includes('bootstrap')") == true)
        }
    }
}
