import JSHost
import JSONText
import Testing

struct CryptoOpsTests {
    @Test(arguments: [
        ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("md5", "900150983cd24fb0d6963f7d28e17f72"),
        ("SHA1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    ])
    func digestsAreThoseOfTheStandards(algorithm: String, expected: String) async throws {
        try await withIsolate { isolate async throws in
            let digests = try await isolate.run(
                """
                const inputs = ["abc", Uint8Array.of(97, 98, 99), Uint8Array.of(0, 97, 98, 99).subarray(1)];
                return inputs.map((data) => new Uint8Array(host.ops.digest(argument, data)).toHex());
                """, .string(algorithm))
            #expect(digests == [.string(expected), .string(expected), .string(expected)])
        }
    }

    @Test func anUnknownDigestIsNamed() async throws {
        try await withIsolate { isolate async throws in
            let failure = try await isolate.failure(of: "host.ops.digest('sha0', '')")
            #expect(failure?["message"] == "Digest method not supported: sha0")
            #expect(failure?["code"] == "ERR_CRYPTO_INVALID_DIGEST")
        }
    }

    @Test func randomBytesDiffer() async throws {
        try await withIsolate { isolate async throws in
            let count = try await isolate.run(
                "return new Set(Array.from({ length: 100 }, () => new Uint8Array(host.ops.randomBytes(16)).toHex())).size")
            #expect(count == 100)
        }
    }
}
