// What the C library has and Swift does not see: functions behind _GNU_SOURCE, and system calls without a wrapper.

#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "dns.h"
#include "hardening.h"

extern int pipe2(int descriptors[2], int flags);
extern int memfd_create(const char *name, unsigned flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// An anonymous file in memory that a child process does not inherit by itself.
static inline int linux_memory_file(const char *name) { return memfd_create(name, 1 /* MFD_CLOEXEC */); }

/// A pair of connected stream sockets that a child process does not inherit by itself.
static inline int linux_socket_pair(int sockets[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets); }

/// A counter whose descriptor can be waited for, and which is 0 again when it was read.
static inline int linux_event(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/// The thread's id in the kernel's numbering.
static inline pid_t linux_thread_id(void) { return (pid_t)syscall(SYS_gettid); }

/// From now on neither this process nor its children can get rights that it does not have.
static inline bool linux_set_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

#include "files.h"
#include "processes.h"
