import Foundation
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
            const [w, a] = [1 | 64 | 512, 1 | 64 | 1024];
            host.ops.file("writeFile", path, "héllo", w, 0o644);
            host.ops.file("writeFile", path, " world", a, 0o644);
            const text = host.ops.readText(path);
            host.ops.file("rename", path, dir + "/b.txt");
            host.ops.file("writeFile", dir + "/b.txt", "short", w, 0o644);
            const short = host.ops.readText(dir + "/b.txt");
            host.ops.file("unlink", dir + "/b.txt");
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
            host.ops.file("writeFile", dir + "/f", "12345", 65, 0o644);
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
            for (const name of ["/x", "/x/y", "/x/y/z"]) host.ops.file("mkdir", dir + name, 0o777);
            for (const name of ["b", "a", "é"]) host.ops.file("writeFile", dir + "/x/" + name, "", 65, 0o644);
            const list = JSON.parse(host.ops.readDirectory(dir + "/x"));
            host.ops.file("rmdir", dir + "/x/y/z");
            return [list, host.ops.realPath(dir + "/x/../x/./y").endsWith("/x/y"), JSON.parse(host.ops.readDirectory(dir + "/x/y"))];
            """)
        #expect(seen == [[["a", "file"], ["b", "file"], ["y", "directory"], ["é", "file"]], true, []])
    }

    @Test(arguments: [
        ("readText(dir + '/none')", "ENOENT", "open"),
        ("readBytes(dir)", "EISDIR", "read"),
        ("file('writeFile', dir, 'x', 65, 0o644)", "EISDIR", "open"),
        ("file('writeFile', dir + '/none/x', 'x', 65, 0o644)", "ENOENT", "open"),
        ("readDirectory(dir + '/none')", "ENOENT", "scandir"),
        ("realPath(dir + '/none')", "ENOENT", "realpath"),
        ("file('mkdir', dir, 0o777)", "EEXIST", "mkdir"),
        ("file('mkdir', dir + '/a/b', 0o777)", "ENOENT", "mkdir"),
        ("file('unlink', dir + '/none')", "ENOENT", "unlink"),
        ("file('rmdir', dir + '/none')", "ENOENT", "rmdir"),
        ("file('rmdir', (host.ops.file('writeFile', dir + '/f', '', 65, 0o644), dir))", "ENOTEMPTY", "rmdir"),
        ("file('rename', dir + '/none', dir + '/b')", "ENOENT", "rename"),
        ("file('copyfile', dir + '/none', dir + '/b', 0)", "ENOENT", "copyfile"),
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
        ("file('none')", "name"), ("file('rename', 'a', null)", "argument 1"),
        ("file('writeFile', 'a', {}, 65, 0)", "argument 1"),
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

    @Test func scriptsHaveTheDescriptorsTheyOpenedAndNoOthers() async throws {
        let secret = open("/dev/null", O_RDONLY)
        defer { close(secret) }
        let failure = try #require(try await failure("host.ops.file('read', \(secret), 1, -1)"))
        #expect(failure["code"] == "EBADF" && failure["message"] == "EBADF: bad file descriptor, read")
        let closing = try #require(try await self.failure("host.ops.file('close', \(secret))"))
        #expect(closing["code"] == "EBADF" && fcntl(secret, F_GETFD) >= 0)
    }

    @Test func whatIsOpenIsClosedWithTheRealm() async throws {
        let path = "\(directory.path)/open"
        let descriptor = try await run("return host.ops.file('open', dir + '/open', 65, 0o644)")
        let number = try #require(descriptor?.intValue)
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")) != path)
    }
}
