import CLinux
import Glibc
import Synchronization

/// A process that this one has started.
final class ChildProcess: Sendable {
    let id: pid_t
    private let isReaped = Mutex(false)

    /// Starts `executable` with the descriptors as its 3, 4, …, and no others but standard output and error.
    ///
    /// - Throws: `WorkerWireError` when the system cannot start it.
    init(
        _ executable: String, _ arguments: [String], environment: [String: String], descriptors: [CInt]
    ) throws(WorkerWireError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        // First out of the way, so that no descriptor is overwritten before it is placed.
        let spare = max(3 + CInt(descriptors.count), descriptors.max() ?? 0) + 1
        for (index, descriptor) in descriptors.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, spare + CInt(index))
        }
        for index in descriptors.indices { posix_spawn_file_actions_adddup2(&actions, spare + CInt(index), 3 + CInt(index)) }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3 + CInt(descriptors.count))

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var id = pid_t()
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let code = Self.withCStrings([executable] + arguments) { arguments in
            Self.withCStrings(variables) { posix_spawn(&id, executable, &actions, &attributes, arguments, $0) }
        }
        guard code == 0 else { throw .system(call: "posix_spawn of \(executable)", code: code) }
        self.id = id
    }

    /// Ends the process at once.
    func kill() {
        // Under the lock, because the number of a process that was reaped may be another's.
        isReaped.withLock { isReaped in
            if !isReaped { _ = Glibc.kill(id, SIGKILL) }
        }
    }

    /// How the process ended. Waits for it; when it does not end by itself within a short time, it is killed.
    func reap() -> CInt {
        var status: CInt = 0
        for round in 0... {
            let result = isReaped.withLock { isReaped in
                let result = waitpid(id, &status, WNOHANG)
                isReaped = result == id || (result < 0 && errno != EINTR)
                return isReaped
            }
            if result { break }
            if round == Self.patience { kill() }
            usleep(1_000)
        }
        return status
    }

    /// Milliseconds.
    private static let patience = 500

    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let strings = texts.map { strdup($0) } + [nil]
        defer { for string in strings { free(string) } }
        return strings.withUnsafeBufferPointer { body($0.baseAddress!) }
    }
}
