// The memory that connections share beside a database in WAL mode, and the locks on it.

#include "disk.h"
#include <stdlib.h>

static void release(SharedMemory *shared) {
    if (--shared->references > 0) return;
    for (int region = 0; region < shared->region_count; region++) free(shared->regions[region]);
    free(shared);
}

static int attach(OpenFile *file) {
    if (file->shared) return SQLITE_OK;
    SharedMemory *shared = file->node->shared;
    if (!shared) {
        shared = calloc(1, sizeof *shared);
        if (!shared) return SQLITE_NOMEM;
        file->node->shared = shared;
    }
    shared->references++;
    file->shared = shared;
    return SQLITE_OK;
}

int shm_map(sqlite3_file *opaque, int region, int size, int extends, void volatile **memory) {
    OpenFile *file = (OpenFile *)opaque;
    *memory = NULL;
    pthread_mutex_lock(&file->disk->mutex);
    int code = disk_call(file->disk, FAULTY_SHM_MAP);
    if (!code && file->generation != file->disk->generation) code = SQLITE_IOERR_SHMMAP;
    if (!code) code = attach(file);
    if (!code) {
        SharedMemory *shared = file->shared;
        while (extends && !code && shared->region_count <= region) {
            if (shared->region_count == sizeof shared->regions / sizeof *shared->regions) code = SQLITE_FULL;
            else if (!(shared->regions[shared->region_count] = calloc(1, size))) code = SQLITE_NOMEM;
            else shared->region_count++;
        }
        if (!code && region < shared->region_count) *memory = shared->regions[region];
    }
    pthread_mutex_unlock(&file->disk->mutex);
    return code;
}

static int try_lock(OpenFile *file, unsigned mask, int is_exclusive) {
    for (OpenFile *other = file->disk->files; other; other = other->next) {
        if (other == file || other->shared != file->shared) continue;
        if (other->exclusive_locks & mask) return SQLITE_BUSY;
        if (is_exclusive && other->shared_locks & mask) return SQLITE_BUSY;
    }
    if (is_exclusive) file->exclusive_locks |= mask;
    else file->shared_locks |= mask;
    return SQLITE_OK;
}

int shm_lock(sqlite3_file *opaque, int offset, int count, int flags) {
    OpenFile *file = (OpenFile *)opaque;
    unsigned mask = ((1u << count) - 1) << offset;
    pthread_mutex_lock(&file->disk->mutex);
    int code = disk_call(file->disk, FAULTY_SHM_LOCK);
    if (!file->shared) {
        code = SQLITE_IOERR_SHMLOCK;
    } else if (flags & SQLITE_SHM_UNLOCK) {
        // Whatever it says, the lock is gone: a failing unlock is the system's way of saying that it was not held.
        if (flags & SQLITE_SHM_EXCLUSIVE) file->exclusive_locks &= ~mask;
        else file->shared_locks &= ~mask;
    } else if (!code) {
        code = file->generation != file->disk->generation
            ? SQLITE_IOERR_SHMLOCK : try_lock(file, mask, flags & SQLITE_SHM_EXCLUSIVE);
    }
    pthread_mutex_unlock(&file->disk->mutex);
    return code;
}

void shm_barrier(sqlite3_file *opaque) {
    OpenFile *file = (OpenFile *)opaque;
    pthread_mutex_lock(&file->disk->mutex);
    pthread_mutex_unlock(&file->disk->mutex);
}

int shm_unmap(sqlite3_file *opaque, int deletes) {
    OpenFile *file = (OpenFile *)opaque;
    pthread_mutex_lock(&file->disk->mutex);
    SharedMemory *shared = file->shared;
    if (shared) {
        file->shared = NULL;
        file->shared_locks = file->exclusive_locks = 0;
        if ((deletes || shared->references == 1) && file->node->shared == shared) file->node->shared = NULL;
        release(shared);
    }
    pthread_mutex_unlock(&file->disk->mutex);
    return SQLITE_OK;
}
