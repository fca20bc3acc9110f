// Child processes as Node starts them, and what a process knows of itself.

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

/// How a child is started.
struct linux_child {
    const char *file;
    char *const *arguments;
    char *const *environment;
    /// NULL: where this process is.
    const char *folder;
    /// What becomes its descriptors 0, 1, 2, …; -1: /dev/null for the first three, nothing for others.
    const int *descriptors;
    int descriptor_count;
    /// -1: those of this process.
    int64_t user, group;
    /// Whether it leads a session of its own.
    bool is_detached;
};

// In the child, before the program: only calls that are safe after fork in a process with threads.
static inline int linux_become(const struct linux_child *child) {
    if (child->is_detached) setsid();
    // First out of the way of the places they are put in.
    for (int index = 0; index < child->descriptor_count; index++) {
        int from = child->descriptors[index];
        if (from < 0) continue;
        int spare = fcntl(from, F_DUPFD_CLOEXEC, child->descriptor_count);
        if (spare < 0) return errno;
        ((int *)child->descriptors)[index] = spare;
    }
    for (int index = 0; index < child->descriptor_count; index++) {
        int from = child->descriptors[index];
        if (from < 0 && index > 2) {
            close(index);
            continue;
        }
        if (from < 0) from = open("/dev/null", (index == 0 ? O_RDONLY : O_RDWR) | O_CLOEXEC);
        if (from < 0) return errno;
        if (from == index ? fcntl(from, F_SETFD, 0) < 0 : dup2(from, index) < 0) return errno;
    }
    // Nothing else of this process is the child's; where the kernel is older than this call, all of ours close by themselves.
    (void)syscall(SYS_close_range, child->descriptor_count < 3 ? 3 : child->descriptor_count, ~0u, 4 /* CLOEXEC */);
    if (child->folder != NULL && chdir(child->folder) != 0) return errno;
    if (child->user >= 0 || child->group >= 0) (void)syscall(SYS_setgroups, 0, NULL);
    if (child->group >= 0 && setgid((gid_t)child->group) != 0) return errno;
    if (child->user >= 0 && setuid((uid_t)child->user) != 0) return errno;
    for (int number = 1; number < 32; number++) {
        if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    return 0;
}

// In the child: the search for the program, in the PATH of the child's environment; the error that tells most.
static inline int linux_execute(const struct linux_child *child) {
    if (strchr(child->file, '/') != NULL) {
        execve(child->file, child->arguments, child->environment);
        return errno;
    }
    const char *path = "/usr/local/bin:/bin:/usr/bin";
    for (char *const *variable = child->environment; *variable != NULL; variable++) {
        if (strncmp(*variable, "PATH=", 5) == 0) path = *variable + 5;
    }
    int code = ENOENT;
    char candidate[4096];
    size_t file_length = strlen(child->file);
    while (true) {
        size_t length = strcspn(path, ":");
        if (length + file_length + 2 <= sizeof candidate) {
            memcpy(candidate, path, length);
            candidate[length] = '/';
            memcpy(candidate + length + (length > 0), child->file, file_length + 1);
            execve(candidate, child->arguments, child->environment);
            if (errno == EACCES) code = EACCES;
            else if (errno != ENOENT && errno != ENOTDIR) return errno;
        }
        if (path[length] == 0) return code;
        path += length + 1;
    }
}

/// Starts a child; its number, or -1 with `errno`, which may come from the child before it became the program.
static inline pid_t linux_start_child(const struct linux_child *child) {
    int told[2];
    if (pipe2(told, O_CLOEXEC) != 0) return -1;
    // A signal must not run this process's handlers in the child.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t id = fork();
    if (id == 0) {
        // Not where one of the child's own descriptors comes to lie.
        int report = fcntl(told[1], F_DUPFD_CLOEXEC, child->descriptor_count + 3);
        int code = report < 0 ? errno : linux_become(child);
        if (code == 0) code = linux_execute(child);
        ssize_t written = write(report < 0 ? told[1] : report, &code, sizeof code);
        _exit(written == sizeof code ? 127 : 126);
    }
    int code = id < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(told[1]);
    if (id > 0) {
        int failure = 0;
        ssize_t count;
        do count = read(told[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
        if (count == sizeof failure) {
            code = failure;
            while (waitpid(id, NULL, 0) < 0 && errno == EINTR) {}
        }
    }
    close(told[0]);
    if (code == 0) return id;
    errno = code;
    return -1;
}

/// A descriptor that can be read from when the process has ended; -1 with `errno`.
static inline int linux_process_descriptor(pid_t id) { return (int)syscall(SYS_pidfd_open, id, 0); }

/// How a process ended: its exit code, or -1 and the signal that ended it.
static inline int linux_exit_code(int status, int *signal_number) {
    *signal_number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The processor time of this process, and what else the kernel counts for it.
static inline struct rusage linux_resource_usage(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage;
}

/// The priority of a process; sets `errno`, which is 0 when there is none to tell.
static inline int linux_priority(int process) {
    errno = 0;
    return getpriority(PRIO_PROCESS, (id_t)process);
}

static inline int linux_set_priority(int process, int priority) { return setpriority(PRIO_PROCESS, (id_t)process, priority); }

/// How many processors this process may use.
static inline int linux_processor_count(void) {
    unsigned long mask[128] = {0};
    long size = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
    int count = 0;
    for (long index = 0; index < size / (long)sizeof *mask; index++) count += __builtin_popcountl(mask[index]);
    return count > 0 ? count : 1;
}
