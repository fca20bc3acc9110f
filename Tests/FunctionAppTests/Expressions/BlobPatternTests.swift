import Testing

@testable import FunctionApp

/// Paths of blob triggers (host.md 2.10).
struct BlobPatternTests {
    @Test(arguments: [
        ("samples", "any/thing.txt", ""), ("samples/", "x", ""), ("samples/{name}", "a/b.txt", "name=a/b.txt"),
        ("samples/{name}.{ext}", "a.b.txt", "name=a.b ext=txt"), ("samples/in-{Name}.txt", "in-x.txt", "Name=x"),
        ("samples/{a}-{b}-{c}", "1-2-3-4", "a=1-2 b=3 c=4"), ("samples/{{20140101}}-{name}", "{20140101}-x", "name=x"),
        ("samples/only.txt", "only.txt", ""), ("samples/{name}", "é😀", "name=é😀"),
    ])
    func namesInBracesTakeWhatTheyStandFor(_ pattern: String, _ blob: String, _ expected: String) throws {
        let captures = try #require(try BlobPattern(pattern).captures(in: blob))
        #expect(captures.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("samples/{name}.png", "a.jpg"), ("samples/in/{name}", "out/x"), ("samples/only.txt", "Only.txt"),
        ("samples/{a}-{b}", "none"), ("samples/{a}.x", "x"),
    ])
    func otherBlobsDoNotMatch(_ pattern: String, _ blob: String) throws {
        #expect(try BlobPattern(pattern).captures(in: blob) == nil)
    }

    @Test func anUnmatchedNameIsFoundOutSoon() throws {
        let name = String(repeating: "-", count: 1_000)
        #expect(try BlobPattern("samples/{a}-{b}-{c}-{d}.txt").captures(in: name) == nil)
        #expect(try BlobPattern("samples/{a}-{b}-{c}-{d}-{e}_{f}").captures(in: name) == nil)
    }

    @Test(arguments: [
        ("{container}/x", "'{container}' is no name of a container"), ("Upper/x", "'Upper' is no name of a container"),
        ("ab/x", "'ab' is no name of a container"), ("../x", "'..' is no name of a container"),
        ("samples/{a}{A}", "'{A}' stands there twice"), ("samples/{a", "'{' is never closed"),
    ])
    func whatIsNoPathIsRefused(_ pattern: String, _ reason: String) {
        let error = #expect(throws: BindingTemplateError.self) { try BlobPattern(pattern) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func theConstantPartLeads() throws {
        #expect(try BlobPattern("samples/in/{name}").prefix == "in/")
        #expect(try BlobPattern("samples/{name}").prefix == "")
        #expect(try BlobPattern("samples/{name}").container == "samples")
    }
}
