import Foundation

/// A child process with pipes for what it writes, and for what it reads.
///
/// Foundation's `Process` crashes when several are started at once in a process with many open files, as this one is.
final class SpawnedProcess: Sendable {
    let id: pid_t
    let output: FileHandle
    let errors: FileHandle
    /// The exit code, or the number of the signal that ended it.
    let ending: Task<Int32, Never>

    private static let starting = NSLock()

    /// - Parameter input: what it reads; nil for nothing.
    /// - Throws: `POSIXError` when it cannot be started.
    init(_ path: String, _ arguments: [String], environment: [String: String], input: String? = nil) throws {
        // A child started between the two calls that make a pipe would keep its end open.
        Self.starting.lock()
        defer { Self.starting.unlock() }
        let (inputPipe, outputPipe, errorPipe) = (try Pipe.forChildren(), try Pipe.forChildren(), try Pipe.forChildren())
        defer { for end in [inputPipe.reading, outputPipe.writing, errorPipe.writing] { close(end) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, inputPipe.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, outputPipe.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errorPipe.writing, 2)

        var process = pid_t()
        let code = Self.withCStrings([path] + arguments) { arguments in
            Self.withCStrings(environment.map { "\($0)=\($1)" }) { posix_spawn(&process, path, &actions, nil, arguments, $0) }
        }
        output = FileHandle(fileDescriptor: outputPipe.reading, closeOnDealloc: true)
        errors = FileHandle(fileDescriptor: errorPipe.reading, closeOnDealloc: true)
        Self.write(input ?? "", to: FileHandle(fileDescriptor: inputPipe.writing, closeOnDealloc: true))
        if code != 0 { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        let id = process
        self.id = id
        ending = Task {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: Self.wait(for: id)) }
            }
        }
    }

    /// Writes and closes; a child that does not read must not hold the caller up.
    private static func write(_ text: String, to handle: FileHandle) {
        Thread.detachNewThread {
            try? handle.write(contentsOf: Data(text.utf8))
            try? handle.close()
        }
    }

    private static func wait(for id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : signal
    }

    /// Lends texts as C takes them: pointers, and nil at the end.
    private static func withCStrings(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
    ) -> Int32 {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}

extension Pipe {
    /// The ends of a pipe that children inherit only on purpose.
    fileprivate static func forChildren() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
