// What a process gives up for good: rights to files (Landlock) and system calls (seccomp).

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>

#ifndef O_PATH
#define O_PATH 010000000
#endif

enum {
    LINUX_FILES_READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    LINUX_FILES_EXECUTE = LANDLOCK_ACCESS_FS_EXECUTE,
    LINUX_FILES_WRITE = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
        LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
        LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
        LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER,
    /// Shortening a file (LANDLOCK_ACCESS_FS_TRUNCATE), which kernels before 6.2 do not know.
    LINUX_FILES_TRUNCATE = 1 << 14,
};

/// The version of Landlock that the kernel has; 0 when it has none.
static inline int linux_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

/// A set of rules under which the kinds of access in `handled` are refused but where a rule allows them; -1 with `errno`.
static inline int linux_landlock_rules(uint64_t handled) {
    struct landlock_ruleset_attr attributes = { .handled_access_fs = handled };
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

/// Allows access to a file, or to a folder with all that is below it.
static inline bool linux_landlock_allow(int rules, const char *path, uint64_t access) {
    struct landlock_path_beneath_attr rule = { .allowed_access = access, .parent_fd = open(path, O_PATH | O_CLOEXEC) };
    if (rule.parent_fd < 0) return false;
    bool isDone = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    int code = errno;
    close(rule.parent_fd);
    errno = code;
    return isDone;
}

/// Puts the calling thread, and those it will start, under the rules.
static inline bool linux_landlock_restrict(int rules) { return syscall(SYS_landlock_restrict_self, rules, 0) == 0; }

#if defined(__x86_64__)
#define LINUX_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define LINUX_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "Name the architecture as the kernel's audit does."
#endif

#define LINUX_LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LINUX_ANSWER(code) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (code))
/// Refuses a system call with an error.
#define LINUX_REFUSE(call, code) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), LINUX_ANSWER(code)

/// Refuses, in all threads of the process, what no script needs: to look into other processes, and to change the machine.
///
/// - Parameter network: whether sockets to other machines can be made.
/// - Parameter processes: whether processes can be started.
static inline bool linux_refuse_system_calls(bool network, bool processes) {
    struct sock_filter filter[] = {
        LINUX_LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, LINUX_ARCHITECTURE, 1, 0),
        LINUX_ANSWER(ENOSYS),
        LINUX_LOAD(nr),
        LINUX_REFUSE(ptrace, EPERM),
        LINUX_REFUSE(process_vm_readv, EPERM),
        LINUX_REFUSE(process_vm_writev, EPERM),
        LINUX_REFUSE(kexec_load, EPERM),
        LINUX_REFUSE(init_module, EPERM),
        LINUX_REFUSE(finit_module, EPERM),
        LINUX_REFUSE(delete_module, EPERM),
        LINUX_REFUSE(bpf, EPERM),
        LINUX_REFUSE(perf_event_open, EPERM),
        LINUX_REFUSE(mount, EPERM),
        LINUX_REFUSE(umount2, EPERM),
        LINUX_REFUSE(pivot_root, EPERM),
        LINUX_REFUSE(chroot, EPERM),
        LINUX_REFUSE(reboot, EPERM),
        LINUX_REFUSE(swapon, EPERM),
        LINUX_REFUSE(swapoff, EPERM),
        LINUX_REFUSE(setns, EPERM),
        LINUX_REFUSE(unshare, EPERM),
        LINUX_REFUSE(keyctl, EPERM),
        LINUX_REFUSE(add_key, EPERM),
        LINUX_REFUSE(request_key, EPERM),
        LINUX_REFUSE(settimeofday, EPERM),
        LINUX_REFUSE(clock_settime, EPERM),
        LINUX_REFUSE(io_uring_setup, EPERM),
        // Each part below ends with the number of the call loaded again.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, network ? 0xFFFFFFFF : SYS_socket, 0, 4),
        LINUX_LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
        LINUX_ANSWER(EACCES),
        LINUX_LOAD(nr),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_clone, 0, 4),
        LINUX_LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x00010000 /* CLONE_THREAD */, 1, 0),
        LINUX_ANSWER(EPERM),
        LINUX_LOAD(nr),
        // Its flags lie in memory, where a filter cannot look; the C library takes clone instead.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_clone3, 0, 1),
        LINUX_ANSWER(ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_execve, 0, 1),
        LINUX_ANSWER(EPERM),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_execveat, 0, 1),
        LINUX_ANSWER(EPERM),
#ifdef SYS_fork
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_fork, 0, 1),
        LINUX_ANSWER(EPERM),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processes ? 0xFFFFFFFF : SYS_vfork, 0, 1),
        LINUX_ANSWER(EPERM),
#endif
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { .len = sizeof filter / sizeof *filter, .filter = filter };
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}
