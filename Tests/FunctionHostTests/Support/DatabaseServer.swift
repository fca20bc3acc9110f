import Foundation
import HTTPTestKit

/// A real database server in a folder of its own, until it is stopped.
final class DatabaseServer {
    struct NotStarted: Error { let reason: String }

    static let redis = "/usr/bin/redis-server"
    /// Where Debian puts the programs of PostgreSQL; nil when it is not installed.
    static let postgres: String? = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.compactMap { Int($0) }.max().map { "\(root)/\($0)/bin" }
    }()

    let port: Int
    private let folder: URL
    private let process: Process

    /// Starts a Redis server.
    static func startRedis() async throws -> DatabaseServer {
        try await DatabaseServer { folder, port in
            (redis, ["--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--dir", folder.path])
        }
    }

    /// Starts a PostgreSQL server that trusts its superuser `perdure`.
    static func startPostgres() async throws -> DatabaseServer {
        let programs = postgres ?? ""
        return try await DatabaseServer { folder, port in
            let data = folder.appending(path: "data").path
            // It refuses to run as root.
            let isRoot = getuid() == 0
            let prefix =
                isRoot ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : ["/usr/bin/env"]
            if isRoot { try await run(["/usr/bin/chown", "postgres", folder.path]) }
            try await run(prefix + ["\(programs)/initdb", "-D", data, "-A", "trust", "-U", "perdure", "--no-sync"])
            let settings = ["-p", "\(port)", "-k", folder.path, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
            return (prefix[0], Array(prefix.dropFirst()) + ["\(programs)/postgres", "-D", data] + settings)
        }
    }

    private init(_ command: (URL, Int) async throws -> (program: String, arguments: [String])) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "perdure-database-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = UnusedPort().number
        process = Process()
        let (program, arguments) = try await command(folder, port)
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let deadline = ContinuousClock.now + .seconds(30)
        while !isListening {
            guard process.isRunning, ContinuousClock.now < deadline else {
                throw NotStarted(reason: "\(program) does not listen on port \(port)")
            }
            await Task.yield()
        }
    }

    /// At once: signals that can be blocked may be, by what the process inherits.
    func stop() async {
        kill(process.processIdentifier, SIGKILL)
        while process.isRunning { await Task.yield() }
        try? FileManager.default.removeItem(at: folder)
    }

    private var isListening: Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    // Waiting for its end would block a thread that others need.
    private static func run(_ command: [String]) async throws {
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        while process.isRunning { await Task.yield() }
        guard process.terminationStatus == 0 else { throw NotStarted(reason: "\(command) failed") }
    }
}
