import CFaultyDisk
import Glibc
import Synchronization

/// A disk in memory for SQLite: see CFaultyDisk.h. Every test has its own.
final class FaultyDisk: Sendable {
    enum Operation: Int32, CaseIterable {
        case open, delete, access, path, read, write, truncate, sync, size, lock, unlock, reserved, shmMap, shmLock
    }

    /// The name under which SQLite knows it.
    let vfs: String
    /// A real folder, which holds nothing but the lock beside the store.
    let folder: String
    nonisolated(unsafe) private let disk: OpaquePointer

    private static let last = Atomic(0)

    init(seed: UInt64 = 0) throws {
        let number = Self.last.add(1, ordering: .relaxed).newValue
        vfs = "faulty-\(number)"
        var template = Array("/tmp/perdure-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template), let disk = faulty_disk_create(vfs, seed) else { throw Unavailable() }
        folder = String(cString: made)
        self.disk = disk
    }

    deinit {
        faulty_disk_destroy(disk)
        unlink(store + ".lock")
        rmdir(folder)
    }

    struct Unavailable: Error {}

    var store: String { folder + "/hub.db" }
    var log: String { store + "-wal" }

    var calls: Int { faulty_disk_calls(disk) }
    var failures: Int { faulty_disk_failures(disk) }
    /// The operation that failed last on demand.
    var failedOperation: Operation? { Operation(rawValue: faulty_disk_failed_operation(disk)) }
    var isStopped: Bool { faulty_disk_is_stopped(disk) != 0 }

    /// See `faulty_disk_fail`. A nil `times` is for ever; a nil `code` the one that fits the operation.
    func fail(
        at call: Int, times: Int? = 1, _ operations: [Operation] = Operation.allCases, code: Int32 = 0, system: Int32 = EIO
    ) {
        let mask = operations.reduce(0 as UInt32) { $0 | 1 << UInt32($1.rawValue) }
        faulty_disk_fail(disk, call, times ?? -1, mask, code, system)
    }

    func calm() { faulty_disk_calm(disk) }
    func stop(at call: Int) { faulty_disk_stop_at(disk, call) }
    func restart() { faulty_disk_restart(disk) }

    /// How many bytes fit on it; nil for any.
    func setCapacity(_ bytes: Int?) { faulty_disk_set_capacity(disk, bytes ?? -1) }

    /// The bytes of a file; nil when there is none.
    func size(of file: String) -> Int? {
        let size = faulty_disk_file_size(disk, file)
        return size < 0 ? nil : size
    }

    func flip(_ bits: UInt8, at offset: Int, of file: String) { faulty_disk_flip(disk, file, offset, bits) }
    func cut(_ file: String, to size: Int) { faulty_disk_cut(disk, file, size) }
    func copy(_ file: String, to other: String) { precondition(faulty_disk_copy(disk, file, other) != 0) }
}
