// What the parts of the disk share.

#ifndef PERDURE_FAULTY_DISK_INTERNAL_H
#define PERDURE_FAULTY_DISK_INTERNAL_H

#include "CFaultyDisk.h"
#include <pthread.h>
#include <sqlite3.h>

typedef struct {
    uint8_t *bytes;
    long size;
    long capacity;
} Content;

// A write or, without bytes, a truncation that is not durable yet.
typedef struct Change {
    struct Change *next;
    long offset;
    long size;
    uint8_t *bytes;
} Change;

// Memory that connections share beside a database.
typedef struct SharedMemory {
    int references;
    int region_count;
    void *regions[64];
} SharedMemory;

typedef struct Node {
    struct Node *next;
    char *name;
    Content now;
    Content durable;
    Change *first_change;
    Change *last_change;
    int is_linked;
    int is_durably_linked;
    SharedMemory *shared;
} Node;

typedef struct OpenFile {
    sqlite3_file base;
    FaultyDisk *disk;
    struct OpenFile *next;
    Node *node;
    long generation;
    int syncs_folder;
    int deletes_on_close;
    int lock;
    SharedMemory *shared;
    unsigned shared_locks;
    unsigned exclusive_locks;
} OpenFile;

struct FaultyDisk {
    sqlite3_vfs vfs;
    pthread_mutex_t mutex;
    uint64_t random;
    Node *nodes;
    OpenFile *files;
    long generation;
    long calls;
    long failures;
    int failed_operation;
    long fail_from;
    long fail_count;
    unsigned fail_mask;
    int fail_code;
    int fail_errno;
    long capacity;
    long stop_at;
    int is_stopped;
};

// Counts a call. Returns SQLITE_OK, or how it is to fail. The disk is locked.
int disk_call(FaultyDisk *disk, int operation);
// Whether a coin falls on its head.
int disk_coin(FaultyDisk *disk);

// The node that has the name now; NULL when there is none.
Node *disk_find(FaultyDisk *disk, const char *name);
Node *disk_make(FaultyDisk *disk, const char *name);
void disk_sync_folder(FaultyDisk *disk);
long disk_used(FaultyDisk *disk);

int node_write(Node *node, const void *bytes, long offset, long size);
int node_truncate(Node *node, long size);
int node_sync(Node *node);
// What a sync does that fails: each change reached the disk, in part or not at all, and is forgotten.
int node_settle(FaultyDisk *disk, Node *node);
void node_free(Node *node);

// The methods of open files that have to do with shared memory.
int shm_map(sqlite3_file *file, int region, int size, int extends, void volatile **memory);
int shm_lock(sqlite3_file *file, int offset, int count, int flags);
void shm_barrier(sqlite3_file *file);
int shm_unmap(sqlite3_file *file, int deletes);

// Fills in the methods of a file system.
void vfs_prepare(sqlite3_vfs *vfs, const char *name, FaultyDisk *disk);

#endif
