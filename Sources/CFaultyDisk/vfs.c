// The disk as a file system of SQLite.

#include "disk.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Begins a call on an open file: locks the disk and says how the call fails, if it does.
static int begin(OpenFile *file, int operation) {
    pthread_mutex_lock(&file->disk->mutex);
    int code = disk_call(file->disk, operation);
    if (!code && file->generation != file->disk->generation) {
        errno = EIO;
        code = SQLITE_IOERR;
    }
    return code;
}

static int end(OpenFile *file, int code) {
    pthread_mutex_unlock(&file->disk->mutex);
    return code;
}

static int file_close(sqlite3_file *opaque) {
    OpenFile *file = (OpenFile *)opaque;
    shm_unmap(opaque, 0);
    pthread_mutex_lock(&file->disk->mutex);
    for (OpenFile **place = &file->disk->files; *place; place = &(*place)->next) {
        if (*place == file) {
            *place = file->next;
            break;
        }
    }
    if (file->deletes_on_close) file->node->is_linked = file->node->is_durably_linked = 0;
    return end(file, SQLITE_OK);
}

static int file_read(sqlite3_file *opaque, void *buffer, int size, sqlite3_int64 offset) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_READ);
    if (code) return end(file, code);
    Content *content = &file->node->now;
    long there = content->size - offset;
    if (there > size) there = size;
    if (there < 0) there = 0;
    if (there > 0) memcpy(buffer, content->bytes + offset, there);
    if (there == size) return end(file, SQLITE_OK);
    memset((char *)buffer + there, 0, size - there);
    return end(file, SQLITE_IOERR_SHORT_READ);
}

static int file_write(sqlite3_file *opaque, const void *bytes, int size, sqlite3_int64 offset) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_WRITE);
    FaultyDisk *disk = file->disk;
    if (!code && disk->capacity >= 0) {
        long growth = offset + size - file->node->now.size;
        if (growth > 0 && disk_used(disk) + growth > disk->capacity) {
            errno = ENOSPC;
            code = SQLITE_FULL;
        }
    }
    return end(file, code ? code : node_write(file->node, bytes, offset, size));
}

static int file_truncate(sqlite3_file *opaque, sqlite3_int64 size) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_TRUNCATE);
    return end(file, code ? code : node_truncate(file->node, size));
}

static int file_sync(sqlite3_file *opaque, int flags) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_SYNC);
    if (code) {
        if (file->generation == file->disk->generation && !file->disk->is_stopped) node_settle(file->disk, file->node);
        return end(file, code);
    }
    code = node_sync(file->node);
    if (!code && file->syncs_folder) {
        disk_sync_folder(file->disk);
        file->syncs_folder = 0;
    }
    return end(file, code);
}

static int file_size(sqlite3_file *opaque, sqlite3_int64 *size) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_SIZE);
    if (!code) *size = file->node->now.size;
    return end(file, code);
}

static int file_lock(sqlite3_file *opaque, int lock) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_LOCK);
    if (code || file->lock >= lock) return end(file, code);
    for (OpenFile *other = file->disk->files; other; other = other->next) {
        if (other == file || other->node != file->node || other->generation != file->generation) continue;
        int highest = lock == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_RESERVED
                    : lock == SQLITE_LOCK_EXCLUSIVE  ? SQLITE_LOCK_NONE
                                                     : SQLITE_LOCK_SHARED;
        if (other->lock <= highest) continue;
        if (lock == SQLITE_LOCK_EXCLUSIVE && file->lock < SQLITE_LOCK_PENDING) file->lock = SQLITE_LOCK_PENDING;
        return end(file, SQLITE_BUSY);
    }
    file->lock = lock;
    return end(file, SQLITE_OK);
}

static int file_unlock(sqlite3_file *opaque, int lock) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_UNLOCK);
    if (file->lock > lock) file->lock = lock;
    return end(file, code);
}

static int file_check_reserved(sqlite3_file *opaque, int *is_reserved) {
    OpenFile *file = (OpenFile *)opaque;
    int code = begin(file, FAULTY_RESERVED);
    *is_reserved = 0;
    for (OpenFile *other = file->disk->files; other; other = other->next) {
        if (other->node == file->node && other->lock >= SQLITE_LOCK_RESERVED) *is_reserved = 1;
    }
    return end(file, code);
}

static int file_control(sqlite3_file *opaque, int operation, void *argument) { return SQLITE_NOTFOUND; }
static int file_sector_size(sqlite3_file *opaque) { return 4096; }
static int file_characteristics(sqlite3_file *opaque) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *opaque, int flags, int *flags_out) {
    FaultyDisk *disk = vfs->pAppData;
    OpenFile *file = (OpenFile *)opaque;
    memset(file, 0, sizeof *file);
    pthread_mutex_lock(&disk->mutex);
    int code = disk_call(disk, FAULTY_OPEN);
    Node *node = code ? NULL : disk_find(disk, name ? name : "");
    if (!code && (flags & SQLITE_OPEN_EXCLUSIVE) && node) code = SQLITE_CANTOPEN;
    if (!code && !node) {
        if (flags & SQLITE_OPEN_CREATE || !name) node = disk_make(disk, name ? name : "temporary");
        if (!node) code = SQLITE_CANTOPEN;
    }
    if (!code) {
        file->base.pMethods = &methods;
        file->disk = disk;
        file->node = node;
        file->generation = disk->generation;
        file->syncs_folder = flags & SQLITE_OPEN_CREATE
            && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL);
        file->deletes_on_close = !name || flags & SQLITE_OPEN_DELETEONCLOSE;
        file->next = disk->files;
        disk->files = file;
        if (flags_out) *flags_out = flags;
    }
    pthread_mutex_unlock(&disk->mutex);
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int syncs_folder) {
    FaultyDisk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    int code = disk_call(disk, FAULTY_DELETE);
    if (!code) {
        Node *node = disk_find(disk, name);
        if (node) node->is_linked = 0;
        else code = SQLITE_IOERR_DELETE_NOENT;
        if (syncs_folder) disk_sync_folder(disk);
    }
    pthread_mutex_unlock(&disk->mutex);
    return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    FaultyDisk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    int code = disk_call(disk, FAULTY_ACCESS);
    Node *node = disk_find(disk, name);
    *result = node && (flags != SQLITE_ACCESS_EXISTS || node->now.size > 0);
    pthread_mutex_unlock(&disk->mutex);
    return code;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int size, char *path) {
    FaultyDisk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    int code = disk_call(disk, FAULTY_PATH);
    pthread_mutex_unlock(&disk->mutex);
    if (!code) sqlite3_snprintf(size, path, "%s", name);
    return code;
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *bytes) {
    FaultyDisk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    for (int index = 0; index < size; index++) {
        bytes[index] = 0;
        for (int bit = 0; bit < 8; bit++) bytes[index] = (char)(bytes[index] << 1 | disk_coin(disk));
    }
    pthread_mutex_unlock(&disk->mutex);
    return size;
}

// Who waits for a lock lets others run, but not for the time it says: tests have better to do.
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
    struct timespec moment = {0, 100000};
    nanosleep(&moment, NULL);
    return microseconds;
}

static int vfs_time(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
    *milliseconds = 212000000000000;
    return SQLITE_OK;
}

static int vfs_days(sqlite3_vfs *vfs, double *days) {
    *days = 212000000000000 / 86400000.0;
    return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *message) { return errno; }

void vfs_prepare(sqlite3_vfs *vfs, const char *name, FaultyDisk *disk) {
    *vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = sizeof(OpenFile),
        .mxPathname = 1024,
        .zName = name,
        .pAppData = disk,
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_full_path,
        .xRandomness = vfs_randomness,
        .xSleep = vfs_sleep,
        .xCurrentTime = vfs_days,
        .xCurrentTimeInt64 = vfs_time,
        .xGetLastError = vfs_last_error,
    };
}
