import CLinux
import Glibc

/// What the scripts of a worker may do, as the kernel sees to it.
package struct WorkerPermissions: Codable, Hashable, Sendable {
    /// Files and folders that can be read, besides those of the system; nil: any.
    package var read: [String]?
    /// Files and folders that can be changed; nil: any.
    package var write: [String]?
    /// Whether sockets to other machines can be made.
    package var network = true
    /// Whether processes can be started.
    package var processes = true

    package init() {}

    /// What libraries read while they work.
    private static let systemFiles = [
        "/usr", "/lib", "/lib64", "/etc/localtime", "/etc/timezone", "/proc", "/dev", "/sys/fs/cgroup",
    ]
    private static let systemSinks = ["/dev/null"]

    /// Gives up everything else: files for the calling thread and those it will start, the rest for the whole process.
    ///
    /// - Throws: `WorkerPermissionError` when the kernel cannot see to what is asked for.
    func apply() throws(WorkerPermissionError) {
        // Without this, seccomp is only for root.
        guard linux_set_no_new_privileges() else { throw .refused("no new privileges", errno) }
        if read != nil || write != nil { try restrictFiles() }
        // In a container that has filters of its own the basic rules may not be had; what was asked for must be.
        guard linux_refuse_system_calls(network, processes) || (network && processes) else {
            throw .refused("perdure.allow.\(network ? "processes" : "network")", errno)
        }
    }

    private func restrictFiles() throws(WorkerPermissionError) {
        let version = linux_landlock_version()
        guard version > 0 else { throw .noLandlock }
        let reading = UInt64(LINUX_FILES_READ)
        let changing = UInt64(LINUX_FILES_WRITE) | (version >= 3 ? UInt64(LINUX_FILES_TRUNCATE) : 0)
        // Version 1 cannot tell whether something is moved to another folder, and refuses it always.
        let known = version >= 2 ? UInt64.max : ~UInt64(LANDLOCK_ACCESS_FS_REFER)
        let handled = ((read == nil ? 0 : reading) | (write == nil ? 0 : changing)) & known
        let rules = linux_landlock_rules(handled)
        guard rules >= 0 else { throw .refused("the rules of perdure.allow", errno) }
        defer { close(rules) }
        let runtime = getenv("PERDURE_RUNTIME_JS").map { [String(cString: $0)] } ?? []
        for path in (read ?? []) + Self.systemFiles + runtime where read != nil { try allow(path, reading & handled, rules) }
        for path in (write ?? []) + Self.systemSinks where write != nil { try allow(path, changing & handled, rules) }
        guard linux_landlock_restrict(rules) else { throw .refused("the rules of perdure.allow", errno) }
    }

    private func allow(_ path: String, _ access: UInt64, _ rules: CInt) throws(WorkerPermissionError) {
        var status = stat()
        // What is not there cannot be opened either; what is made later must lie in a folder that is.
        guard stat(path, &status) == 0 else { return }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        let files = UInt64(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE) | UInt64(LINUX_FILES_TRUNCATE)
        guard linux_landlock_allow(rules, path, isFolder ? access : access & files) else {
            throw .refused("perdure.allow for '\(path)'", errno)
        }
    }
}

/// The kernel cannot see to what scripts may do.
enum WorkerPermissionError: Error, Hashable, CustomStringConvertible {
    case noLandlock
    case refused(String, Int32)

    var description: String {
        switch self {
        case .noLandlock: "perdure.allow.read and perdure.allow.write of host.json need Landlock, which this kernel does not have"
        case .refused(let what, let code): "the kernel refuses \(what): \(String(cString: strerror(code)))"
        }
    }
}
