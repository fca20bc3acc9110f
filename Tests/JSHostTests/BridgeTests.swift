import JSHost
import JSONText
import Testing

struct BridgeTests {
    @Test(arguments: [
        "", "plain", "é", "日本語", "🙂🙃", "a\u{0}b", "\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}\u{10000}\u{10ffff}", "\u{feff}x",
    ])
    func textIsTheSameOnBothSides(text: String) async throws {
        try await withIsolate { isolate async throws in
            let scalars = try await isolate.run("return [argument, Array.from(argument, (c) => c.codePointAt(0))]", .string(text))
            #expect(scalars?[0] == .string(text))
            #expect(scalars?[1] == .array(text.unicodeScalars.map { JSONValue($0.value) }))
        }
    }

    @Test func longTextIsTheSameOnBothSides() async throws {
        try await withIsolate { isolate async throws in
            for character in ["x", "é", "🙂"] {
                let text = String(repeating: character, count: 100_000)
                #expect(try await isolate.run("return argument", .string(text)) == .string(text))
            }
        }
    }

    @Test func namesOfOperationsTakeAnyText() async throws {
        // The error text goes from JavaScript to Swift and back, this time not as JSON.
        try await withIsolate { isolate async throws in
            let message = try await isolate.run("try { host.ops.source('\\0é🙂\\ud800') } catch (e) { return e.message }")
            #expect(message == "There is no runtime file named '\u{0}é🙂\u{fffd}'")
        }
    }

    @Test func bytesAreTheSameOnBothSides() async throws {
        let path = try TemporaryDirectory()
        try await withIsolate { isolate async throws in
            let result = try await isolate.run(
                """
                const all = Uint8Array.from({ length: 256 }, (_, i) => i);
                const path = argument + "/bytes";
                const read = () => Array.from(new Uint8Array(host.ops.readBytes(path)));
                const results = [];
                for (const data of [all, all.buffer, all.subarray(10, 20), new Uint16Array(all.buffer, 4, 2), new ArrayBuffer(0), "é"]) {
                    host.ops.file("writeFile", path, data, 1 | 64 | 512, 0o644);
                    results.push(read());
                }
                return results;
                """, .string(path.path))
            let all = (0..<256).map { JSONValue($0) }
            #expect(result?[0] == .array(all))
            #expect(result?[1] == .array(all))
            #expect(result?[2] == .array(Array(all[10..<20])))
            #expect(result?[3] == .array(Array(all[4..<8])))
            #expect(result?[4] == [])
            #expect(result?[5] == [0xC3, 0xA9])
        }
    }

    @Test func arrayBuffersAreOrdinaryOnes() async throws {
        try await withIsolate { isolate async throws in
            let result = try await isolate.run(
                "const b = host.ops.randomBytes(5); return [b instanceof ArrayBuffer, b.byteLength, host.ops.randomBytes(0).byteLength]"
            )
            #expect(result == [true, 5, 0])
        }
    }
}
