import JSONText
import Testing

@testable import JSHost

/// What is held for scripts that use crypto and zlib.
struct CryptoResourceTests {
    @Test func aDigestIsMadeInPartsAndCopied() async throws {
        try await withIsolate { isolate async throws in
            let digests = try await isolate.run(
                """
                const { ops } = host;
                ops.openDigest(1, "sha1", -1);
                ops.updateDigest(1, "a");
                ops.copyDigest(1, 2, -1);
                ops.updateDigest(1, Uint8Array.of(98, 99));
                const hex = [1, 2].map((id) => new Uint8Array(ops.finishDigest(id, -1)).toHex());
                ops.closeResource(1);
                return hex;
                """)
            #expect(
                digests == ["a9993e364706816aba3e25717850c26c9cd0d89d", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"])
            let failure = try await isolate.failure(of: "host.ops.updateDigest(1, 'x')")
            #expect(failure?["code"] == "ERR_INVALID_ARG_VALUE")
        }
    }

    @Test func compressedDataIsToldStepByStep() async throws {
        try await withIsolate { isolate async throws in
            let sizes = try await isolate.run(
                """
                const { ops } = host;
                ops.openZlib(1, 3, "-1 15 8 0", null);
                const packed = new Uint8Array(ops.processCompression(1, 0, new Uint8Array(60000), 4, 1000)).subarray(8);
                ops.openZlib(2, 4, "-1 0 8 0", null);
                const sizes = [];
                let rest = packed;
                for (let ended = false; !ended; ) {
                    const step = ops.processCompression(2, 0, rest, 4, 25000);
                    rest = rest.subarray(rest.length - new DataView(step).getUint32(0, true));
                    ended = new Uint8Array(step)[4] === 1;
                    sizes.push(step.byteLength - 8);
                }
                return sizes;
                """)
            #expect(sizes == [25000, 25000, 10000])
        }
    }

    @Test(arguments: [
        ("host.ops.openDigest(1, 'sha0', -1)", "Digest method not supported"),
        ("host.ops.openCipher(1, 'nope', '', null, true, -1)", "Unknown cipher"),
        ("host.ops.readKey(true, 'x', 'pem', '', null)", "error:1E08010C:DECODER routines::unsupported"),
        ("host.ops.pbkdf2(0, 'nope', '', '', 1, 1)", "Invalid digest: nope"),
        ("host.ops.openZlib(1, 99, '1 2 3 4', null)", "The \"settings\" argument of ops.openZlib must be four numbers"),
        ("host.ops.sign(0, new Uint8Array(3), 'sha1', '', '{', false)", "error:1E08010C:DECODER routines::unsupported"),
    ])
    func badInputIsNamed(call: String, message: String) async throws {
        try await withIsolate { isolate async throws in
            #expect(try await isolate.failure(of: call)?["message"] == .string(message))
        }
    }
}
