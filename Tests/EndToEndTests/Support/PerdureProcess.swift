import Foundation

/// The built program, run as its users run it. What it writes comes line by line, while it runs.
final class PerdureProcess: Sendable {
    let output: AsyncStream<String>
    let errors: AsyncStream<String>
    private let process: SpawnedProcess

    /// Starts the program. `variables` are added to the environment of the tests; `input` is what it reads.
    init(_ arguments: [String], variables: [String: String] = [:], input: String? = nil) throws {
        process = try SpawnedProcess(
            Self.executable, arguments, environment: ProcessInfo.processInfo.environment.merging(variables) { $1 }, input: input)
        output = Self.lines(of: process.output)
        errors = Self.lines(of: process.errors)
    }

    /// `perdure` lies beside the test bundle.
    private static var executable: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("perdure").path
    }

    var id: pid_t { process.id }

    func send(_ signal: Int32) { kill(process.id, signal) }

    /// Lets none of its files grow beyond so many bytes; nil takes the limit away.
    func limitFiles(to bytes: Int?) async throws {
        let limit = "--fsize=\(bytes.map { "\($0)" } ?? "unlimited"):unlimited"
        let setter = try SpawnedProcess("/usr/bin/prlimit", ["--pid", "\(process.id)", limit], environment: [:])
        guard await setter.ending.value == 0 else { throw POSIXError(.EPERM) }
    }

    /// Waits for its end: the exit code, or the signal's number.
    @discardableResult
    func waitForExit() async -> Int32 { await process.ending.value }

    private static func lines(of handle: FileHandle) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        Thread.detachNewThread {
            var rest = Data()
            while true {
                let data = handle.availableData
                if data.isEmpty { break }
                rest.append(data)
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            if !rest.isEmpty { continuation.yield(String(decoding: rest, as: UTF8.self)) }
            continuation.finish()
        }
        return stream
    }
}

/// What a program came to that ran to its end.
struct ProcessResult {
    let output: [String]
    let errors: [String]
    let status: Int32
}

extension PerdureProcess {
    /// Runs the program to its end.
    static func run(
        _ arguments: [String], variables: [String: String] = [:], input: String? = nil
    ) async throws -> ProcessResult {
        let process = try PerdureProcess(arguments, variables: variables, input: input)
        async let output = process.output.reduce(into: []) { $0.append($1) }
        async let errors = process.errors.reduce(into: []) { $0.append($1) }
        return ProcessResult(output: await output, errors: await errors, status: await process.waitForExit())
    }
}
