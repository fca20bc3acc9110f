import CLinux
import Glibc
import JSONText

/// What the system says of this process, its user and the machine, beyond the files in /proc.
enum SystemOps {
    static let all = [
        HostOperation("machine") { _ throws(OperationError) in .string(machine()) },
        HostOperation("processorCount") { _ throws(OperationError) in .number(Double(linux_processor_count())) },
        HostOperation("networkInterfaces") { _ throws(OperationError) in .string(try NetworkInterfaces.json()) },
        // `{uid, gid, username, homedir, shell}` of the user this process has.
        HostOperation("user") { _ throws(OperationError) in .string(try user()) },
        // The identifiers of the process.
        HostOperation("identifiers") { _ throws(OperationError) in .string(identifiers()) },
        HostOperation("priority") { call throws(OperationError) in
            let priority = linux_priority(Int32(truncatingIfNeeded: try call.integer(0, "process")))
            guard errno == 0 else { throw .system(errno, "uv_os_getpriority") }
            return .number(Double(priority))
        },
        HostOperation("setPriority") { call throws(OperationError) in
            let process = Int32(truncatingIfNeeded: try call.integer(0, "process"))
            let priority = Int32(truncatingIfNeeded: try call.integer(1, "priority"))
            guard linux_set_priority(process, priority) == 0 else { throw .system(errno, "uv_os_setpriority") }
            return .undefined
        },
        HostOperation("changeFolder") { call throws(OperationError) in
            let path = try call.path(0)
            guard chdir(path) == 0 else { throw .system(errno, "chdir", path) }
            return .undefined
        },
        // umask(mask or -1): the mask there was.
        HostOperation("umask") { call throws(OperationError) in
            let mask = try call.integer(0, "mask")
            let before = umask(mode_t(truncatingIfNeeded: max(0, mask)))
            if mask < 0 { umask(before) }
            return .number(Double(before))
        },
        HostOperation("kill") { call throws(OperationError) in
            let process = Int32(truncatingIfNeeded: try call.integer(0, "process"))
            guard kill(process, Int32(truncatingIfNeeded: try call.integer(1, "signal"))) == 0 else {
                throw .system(errno, "kill")
            }
            return .undefined
        },
        // Of this process, in the order of Node's `process.resourceUsage()`.
        HostOperation("resourceUsage") { _ throws(OperationError) in
            let usage = linux_resource_usage()
            let values = [
                microseconds(usage.ru_utime), microseconds(usage.ru_stime), usage.ru_maxrss, usage.ru_ixrss, usage.ru_idrss,
                usage.ru_isrss, usage.ru_minflt, usage.ru_majflt, usage.ru_nswap, usage.ru_inblock, usage.ru_oublock,
                usage.ru_msgsnd, usage.ru_msgrcv, usage.ru_nsignals, usage.ru_nvcsw, usage.ru_nivcsw,
            ]
            return .string(values.map(String.init).joined(separator: ","))
        },
    ]

    private static func microseconds(_ time: timeval) -> Int { time.tv_sec * 1_000_000 + Int(time.tv_usec) }

    private static func machine() -> String {
        var name = utsname()
        uname(&name)
        return withUnsafeBytes(of: name.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private static func user() throws(OperationError) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16384)
        let reason = getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found)
        guard found != nil else { throw .system(reason == 0 ? ENOENT : reason, "uv_os_get_passwd") }
        let user: JSONValue = withExtendedLifetime(buffer) {
            [
                "uid": JSONValue(Int(entry.pw_uid)), "gid": JSONValue(Int(entry.pw_gid)),
                "username": .string(String(cString: entry.pw_name)), "homedir": .string(String(cString: entry.pw_dir)),
                "shell": .string(String(cString: entry.pw_shell)),
            ]
        }
        return user.text()
    }

    private static func identifiers() -> String {
        var groups = [gid_t](repeating: 0, count: Int(max(0, getgroups(0, nil))))
        let count = getgroups(Int32(groups.count), &groups)
        let identifiers: JSONValue = [
            "pid": JSONValue(Int(getpid())), "ppid": JSONValue(Int(getppid())), "uid": JSONValue(Int(getuid())),
            "euid": JSONValue(Int(geteuid())), "gid": JSONValue(Int(getgid())), "egid": JSONValue(Int(getegid())),
            "groups": .array(groups.prefix(Int(max(0, count))).map { JSONValue(Int($0)) }),
        ]
        return identifiers.text()
    }
}
