import JSHost
import JSONText
import Testing

struct CompileOpsTests {
    @Test func theCompiledFunctionTakesItsParameters() async throws {
        try await withIsolate { isolate async throws in
            let value = try await isolate.run(
                "return host.ops.compile('a, b', 'return [a, b, typeof this]', 'file:///x.js')(1, 2)")
            #expect(value == [1, 2, "object"])
            let commented = try await isolate.run("return host.ops.compile('', 'return 5 // no end', 'file:///x.js')()")
            #expect(commented == 5)
        }
    }

    @Test func errorsTellFileAndLineOfTheSource() async throws {
        try await withIsolate { isolate async throws in
            let source = "const one = 1;\nfunction boom() {\n  throw new Error('bang');\n}\nboom();"
            let failure = try await isolate.failure(
                of: "host.ops.compile('exports', argument, 'file:///app/a.js')()", .string(source))
            #expect(failure?["line"] == 3)
            #expect(failure?["sourceURL"] == "file:///app/a.js")
            #expect(failure?["stackTrace"]?.stringValue?.contains("boom@file:///app/a.js:3:") == true)
            let first = try await isolate.failure(of: "host.ops.compile('', 'throw new Error(1)', 'file:///app/b.js')()")
            #expect(first?["line"] == 1)
        }
    }

    @Test func syntaxErrorsTellFileAndLine() async throws {
        try await withIsolate { isolate async throws in
            let failure = try await isolate.failure(of: "host.ops.compile('', 'let a = 1;\\nlet b = ;\\n', 'file:///app/c.js')")
            #expect(failure?["errorType"] == "SyntaxError")
            #expect(failure?["line"] == 2)
            #expect(failure?["sourceURL"] == "file:///app/c.js")
        }
    }
}
