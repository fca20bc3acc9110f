import Glibc
import JSHost
import JSONText
import Testing

struct FileOpsTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Runs `source` with `dir` being the temporary directory.
    private func run(_ source: String) async throws -> JSONValue? {
        try await withIsolate { try await $0.run("const dir = argument; \(source)", .string(directory.path)) }
    }

    /// Runs `source`, which must fail with a real Error.
    private func failure(_ source: String) async throws -> JSONValue? {
        try await withIsolate { try await $0.failure(of: "const dir = argument; \(source)", .string(directory.path)) }
    }

    @Test func filesAreWrittenReadAppendedAndRemoved() async throws {
        let seen = try await run(
            """
            const path = dir + "/a.txt";
            host.ops.writeBytes(path, "héllo", false);
            host.ops.writeBytes(path, " world", true);
            const text = host.ops.readText(path);
            host.ops.rename(path, dir + "/b.txt");
            host.ops.writeBytes(dir + "/b.txt", "short", false);
            const short = host.ops.readText(dir + "/b.txt");
            host.ops.removeFile(dir + "/b.txt");
            return [text, short, host.ops.stat(dir + "/b.txt")];
            """)
        #expect(seen == ["héllo world", "short", nil])
    }

    @Test func filesWithoutASizeAreRead() async throws {
        #expect(try await run("return host.ops.readText('/proc/self/stat').length > 20") == true)
    }

    @Test func statusTellsKindSizeAndTimes() async throws {
        symlink("\(directory.path)/f", "\(directory.path)/link")
        symlink("\(directory.path)/gone", "\(directory.path)/dangling")
        let seen = try await run(
            """
            host.ops.writeBytes(dir + "/f", "12345", false);
            const kinds = ["f", "link", "dangling", "", "f/below", "gone"].map((name) => [
                JSON.parse(host.ops.stat(dir + "/" + name))?.kind ?? null,
                JSON.parse(host.ops.lstat(dir + "/" + name))?.kind ?? null,
            ]);
            const status = JSON.parse(host.ops.stat(dir + "/f"));
            const isRecent = ["mtimeMs", "ctimeMs", "birthtimeMs", "atimeMs"].every((k) => Math.abs(status[k] - Date.now()) < 60000);
            return [kinds, status.size, status.mode & 0o170000, isRecent, Object.keys(status).length, JSON.parse(host.ops.stat("/dev/null")).kind];
            """)
        let kinds: JSONValue = [
            ["file", "file"], ["file", "symlink"], [nil, "symlink"], ["directory", "directory"], [nil, nil], [nil, nil],
        ]
        #expect(seen == [kinds, 5, JSONValue(S_IFREG), true, 12, "other"])
    }

    @Test func directoriesAreMadeListedAndRemoved() async throws {
        let seen = try await run(
            """
            host.ops.makeDirectory(dir + "/x/y/z//", true);
            host.ops.makeDirectory(dir + "/x/y", true);
            for (const name of ["b", "a", "é"]) host.ops.writeBytes(dir + "/x/" + name, "", false);
            const list = JSON.parse(host.ops.readDirectory(dir + "/x"));
            host.ops.removeDirectory(dir + "/x/y/z");
            return [list, host.ops.realPath(dir + "/x/../x/./y").endsWith("/x/y"), JSON.parse(host.ops.readDirectory(dir + "/x/y"))];
            """)
        #expect(seen == [[["a", "file"], ["b", "file"], ["y", "directory"], ["é", "file"]], true, []])
    }

    @Test(arguments: [
        ("readText(dir + '/none')", "ENOENT", "open"),
        ("readBytes(dir)", "EISDIR", "read"),
        ("writeBytes(dir, 'x', false)", "EISDIR", "open"),
        ("writeBytes(dir + '/none/x', 'x', false)", "ENOENT", "open"),
        ("readDirectory(dir + '/none')", "ENOENT", "scandir"),
        ("realPath(dir + '/none')", "ENOENT", "realpath"),
        ("makeDirectory(dir, false)", "EEXIST", "mkdir"),
        ("makeDirectory(dir + '/a/b', false)", "ENOENT", "mkdir"),
        ("makeDirectory('/dev/null/a/b', true)", "ENOTDIR", "mkdir"),
        ("makeDirectory('/dev/null', true)", "EEXIST", "mkdir"),
        ("removeFile(dir + '/none')", "ENOENT", "unlink"),
        ("removeDirectory(dir + '/none')", "ENOENT", "rmdir"),
        ("removeDirectory((host.ops.writeBytes(dir + '/f', '', false), dir))", "ENOTEMPTY", "rmdir"),
        ("rename(dir + '/none', dir + '/b')", "ENOENT", "rename"),
    ])
    func failuresAreErrorsWithTheirCode(call: String, code: String, systemCall: String) async throws {
        let failure = try #require(try await failure("host.ops.\(call)"))
        #expect(failure["code"]?.stringValue == code)
        #expect(failure["syscall"]?.stringValue == systemCall)
        #expect(failure["path"]?.stringValue?.isEmpty == false)
        #expect(try #require(failure["errno"]?.intValue) < 0)
        #expect(failure["message"]?.stringValue?.contains(", \(systemCall) '") == true)
        #expect(failure["stackTrace"]?.stringValue?.contains("@") == true)
    }

    @Test(arguments: [
        ("readText()", "path"), ("readText(1)", "path"), ("readText('')", "path"), (#"readText("/etc\0/passwd")"#, "path"),
        ("rename('a', null)", "to"), ("writeBytes('a', {}, false)", "data"), ("writeBytes('a', 5, false)", "data"),
        ("startTimer('a', 1)", "id"), ("startTimer(1.5, 1)", "id"), ("startTimer(1, '2')", "milliseconds"),
        ("randomBytes(-1)", "count"), ("randomBytes(NaN)", "count"), ("digest('sha1', null)", "data"),
        ("exitRequested()", "code"),
    ])
    func badArgumentsAreTypeErrorsThatNameThem(call: String, label: String) async throws {
        let failure = try #require(try await failure("host.ops.\(call)"))
        #expect(failure["errorType"] == "TypeError")
        #expect(failure["code"] == "ERR_INVALID_ARG_TYPE")
        #expect(failure["message"]?.stringValue?.hasPrefix("The \"\(label)\" argument of ops.") == true)
    }
}
