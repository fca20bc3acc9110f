// The disk: its files by name, its faults, its end.

#include "disk.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int code;
} operations[FAULTY_OPERATIONS] = {
    [FAULTY_OPEN] = {"open", SQLITE_CANTOPEN},
    [FAULTY_DELETE] = {"delete", SQLITE_IOERR_DELETE},
    [FAULTY_ACCESS] = {"access", SQLITE_IOERR_ACCESS},
    [FAULTY_PATH] = {"path", SQLITE_CANTOPEN_FULLPATH},
    [FAULTY_READ] = {"read", SQLITE_IOERR_READ},
    [FAULTY_WRITE] = {"write", SQLITE_IOERR_WRITE},
    [FAULTY_TRUNCATE] = {"truncate", SQLITE_IOERR_TRUNCATE},
    [FAULTY_SYNC] = {"sync", SQLITE_IOERR_FSYNC},
    [FAULTY_SIZE] = {"size", SQLITE_IOERR_FSTAT},
    [FAULTY_LOCK] = {"lock", SQLITE_IOERR_LOCK},
    [FAULTY_UNLOCK] = {"unlock", SQLITE_IOERR_UNLOCK},
    [FAULTY_RESERVED] = {"reserved", SQLITE_IOERR_CHECKRESERVEDLOCK},
    [FAULTY_SHM_MAP] = {"shmMap", SQLITE_IOERR_SHMMAP},
    [FAULTY_SHM_LOCK] = {"shmLock", SQLITE_IOERR_SHMLOCK},
};

const char *faulty_disk_operation_name(int operation) {
    return operation >= 0 && operation < FAULTY_OPERATIONS ? operations[operation].name : "none";
}

FaultyDisk *faulty_disk_create(const char *vfs_name, uint64_t seed) {
    FaultyDisk *disk = calloc(1, sizeof *disk);
    char *name = strdup(vfs_name);
    if (!disk || !name) {
        free(disk);
        free(name);
        return NULL;
    }
    pthread_mutex_init(&disk->mutex, NULL);
    disk->random = seed;
    disk->failed_operation = -1;
    disk->fail_from = disk->stop_at = LONG_MAX;
    disk->capacity = -1;
    vfs_prepare(&disk->vfs, name, disk);
    sqlite3_vfs_register(&disk->vfs, 0);
    return disk;
}

void faulty_disk_destroy(FaultyDisk *disk) {
    sqlite3_vfs_unregister(&disk->vfs);
    while (disk->nodes) {
        Node *node = disk->nodes;
        disk->nodes = node->next;
        node_free(node);
    }
    pthread_mutex_destroy(&disk->mutex);
    free((char *)disk->vfs.zName);
    free(disk);
}

int disk_coin(FaultyDisk *disk) {
    // SplitMix64.
    uint64_t mixed = disk->random += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return (mixed ^ (mixed >> 31)) & 1;
}

int disk_call(FaultyDisk *disk, int operation) {
    long call = disk->calls++;
    if (call >= disk->stop_at) disk->is_stopped = 1;
    if (disk->is_stopped) {
        errno = EIO;
        return operations[operation].code;
    }
    if (call < disk->fail_from || disk->fail_count == 0 || !(disk->fail_mask >> operation & 1)) return SQLITE_OK;
    if (disk->fail_count > 0) disk->fail_count--;
    disk->failures++;
    disk->failed_operation = operation;
    errno = disk->fail_errno;
    return disk->fail_code ? disk->fail_code : operations[operation].code;
}

Node *disk_find(FaultyDisk *disk, const char *name) {
    for (Node *node = disk->nodes; node; node = node->next) {
        if (node->is_linked && strcmp(node->name, name) == 0) return node;
    }
    return NULL;
}

Node *disk_make(FaultyDisk *disk, const char *name) {
    Node *node = calloc(1, sizeof *node);
    if (!node || !(node->name = strdup(name))) {
        free(node);
        return NULL;
    }
    node->is_linked = 1;
    node->next = disk->nodes;
    disk->nodes = node;
    return node;
}

void disk_sync_folder(FaultyDisk *disk) {
    for (Node *node = disk->nodes; node; node = node->next) node->is_durably_linked = node->is_linked;
}

long disk_used(FaultyDisk *disk) {
    long used = 0;
    for (Node *node = disk->nodes; node; node = node->next) {
        if (node->is_linked) used += node->now.size;
    }
    return used;
}

long faulty_disk_calls(FaultyDisk *disk) {
    pthread_mutex_lock(&disk->mutex);
    long calls = disk->calls;
    pthread_mutex_unlock(&disk->mutex);
    return calls;
}

long faulty_disk_failures(FaultyDisk *disk) {
    pthread_mutex_lock(&disk->mutex);
    long failures = disk->failures;
    pthread_mutex_unlock(&disk->mutex);
    return failures;
}

int faulty_disk_failed_operation(FaultyDisk *disk) {
    pthread_mutex_lock(&disk->mutex);
    int operation = disk->failed_operation;
    pthread_mutex_unlock(&disk->mutex);
    return operation;
}

void faulty_disk_fail(FaultyDisk *disk, long call, long count, unsigned mask, int code, int system_error) {
    pthread_mutex_lock(&disk->mutex);
    disk->fail_from = call;
    disk->fail_count = count;
    disk->fail_mask = mask;
    disk->fail_code = code;
    disk->fail_errno = system_error;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_calm(FaultyDisk *disk) { faulty_disk_fail(disk, LONG_MAX, 0, 0, 0, 0); }

void faulty_disk_set_capacity(FaultyDisk *disk, long capacity) {
    pthread_mutex_lock(&disk->mutex);
    disk->capacity = capacity;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_stop_at(FaultyDisk *disk, long call) {
    pthread_mutex_lock(&disk->mutex);
    disk->stop_at = call;
    pthread_mutex_unlock(&disk->mutex);
}

int faulty_disk_is_stopped(FaultyDisk *disk) {
    pthread_mutex_lock(&disk->mutex);
    int is_stopped = disk->is_stopped;
    pthread_mutex_unlock(&disk->mutex);
    return is_stopped;
}

void faulty_disk_restart(FaultyDisk *disk) {
    pthread_mutex_lock(&disk->mutex);
    for (Node *node = disk->nodes; node; node = node->next) {
        node_settle(disk, node);
        // A file is there again that was deleted, or gone that was made, when its folder was not synced.
        if (node->is_linked != node->is_durably_linked && disk_coin(disk)) node->is_linked = node->is_durably_linked;
        node->is_durably_linked = node->is_linked;
        free(node->now.bytes);
        node->now = node->durable;
        node->durable = (Content){0};
        node->shared = NULL;
        if (node->now.size > 0 && (node->durable.bytes = malloc(node->now.size))) {
            memcpy(node->durable.bytes, node->now.bytes, node->now.size);
            node->durable.size = node->durable.capacity = node->now.size;
        }
    }
    // Of two files of one name the later one was made first in the list.
    for (Node *node = disk->nodes; node; node = node->next) {
        if (node->is_linked && disk_find(disk, node->name) != node) node->is_linked = node->is_durably_linked = 0;
    }
    disk->generation++;
    disk->is_stopped = 0;
    disk->stop_at = LONG_MAX;
    pthread_mutex_unlock(&disk->mutex);
}

long faulty_disk_file_size(FaultyDisk *disk, const char *name) {
    pthread_mutex_lock(&disk->mutex);
    Node *node = disk_find(disk, name);
    long size = node ? node->now.size : -1;
    pthread_mutex_unlock(&disk->mutex);
    return size;
}

void faulty_disk_flip(FaultyDisk *disk, const char *name, long offset, uint8_t bits) {
    pthread_mutex_lock(&disk->mutex);
    Node *node = disk_find(disk, name);
    if (node && offset < node->now.size) {
        uint8_t byte = node->now.bytes[offset] ^ bits;
        node_write(node, &byte, offset, 1);
        node_sync(node);
    }
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_cut(FaultyDisk *disk, const char *name, long size) {
    pthread_mutex_lock(&disk->mutex);
    Node *node = disk_find(disk, name);
    if (node && size < node->now.size) {
        node_truncate(node, size);
        node_sync(node);
    }
    pthread_mutex_unlock(&disk->mutex);
}

int faulty_disk_copy(FaultyDisk *disk, const char *other, const char *name) {
    pthread_mutex_lock(&disk->mutex);
    Node *from = disk_find(disk, other);
    Node *to = disk_find(disk, name);
    int is_done = 0;
    if (!from) {
        if (to) to->is_linked = 0;
        is_done = 1;
    } else if ((to = to ? to : disk_make(disk, name))) {
        is_done = !node_truncate(to, 0) && (from->now.size == 0 || !node_write(to, from->now.bytes, 0, from->now.size))
            && !node_sync(to);
    }
    disk_sync_folder(disk);
    pthread_mutex_unlock(&disk->mutex);
    return is_done;
}
