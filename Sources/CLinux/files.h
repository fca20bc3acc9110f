// What the kernel says of files beyond what the C library's portable calls do.

#include <fcntl.h>
#include <linux/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

/// The status of a file as device, mode, links, user, group, device it is, block size, inode, size, blocks, and seconds and
/// nanoseconds of access, modification, change and birth; -1 with `errno`. An empty path is `folder` itself.
static inline int linux_file_status(int folder, const char *path, bool follows, int64_t values[18]) {
    struct statx status;
    int flags = (follows ? 0 : AT_SYMLINK_NOFOLLOW) | (*path == 0 ? 0x1000 /* AT_EMPTY_PATH */ : 0);
    if (syscall(SYS_statx, folder, path, flags, STATX_BASIC_STATS | STATX_BTIME, &status) != 0) return -1;
    const int64_t found[18] = {
        (int64_t)makedev(status.stx_dev_major, status.stx_dev_minor), status.stx_mode, status.stx_nlink, status.stx_uid,
        status.stx_gid, (int64_t)makedev(status.stx_rdev_major, status.stx_rdev_minor), status.stx_blksize,
        (int64_t)status.stx_ino, (int64_t)status.stx_size, (int64_t)status.stx_blocks, status.stx_atime.tv_sec,
        status.stx_atime.tv_nsec, status.stx_mtime.tv_sec, status.stx_mtime.tv_nsec, status.stx_ctime.tv_sec,
        status.stx_ctime.tv_nsec, status.stx_btime.tv_sec, status.stx_btime.tv_nsec,
    };
    for (int index = 0; index < 18; index++) values[index] = found[index];
    return 0;
}

/// Of the file system a path lies in: type, block size, blocks, free blocks, available blocks, files, free files.
static inline int linux_file_system_status(const char *path, int64_t values[7]) {
    struct statfs status;
    if (statfs(path, &status) != 0) return -1;
    values[0] = status.f_type;
    values[1] = status.f_bsize;
    values[2] = (int64_t)status.f_blocks;
    values[3] = (int64_t)status.f_bfree;
    values[4] = (int64_t)status.f_bavail;
    values[5] = (int64_t)status.f_files;
    values[6] = (int64_t)status.f_ffree;
    return 0;
}
