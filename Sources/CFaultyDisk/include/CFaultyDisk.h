// A disk in memory that SQLite keeps its files on, which fails, loses power and rots on demand.
//
// What was written counts as durable when the file was synced, what was created or deleted when its folder was. As on Linux,
// a sync that fails lets go of what it was to write: the next one says yes and does not bring it back.

#ifndef PERDURE_FAULTY_DISK_H
#define PERDURE_FAULTY_DISK_H

#include <stdint.h>

typedef struct FaultyDisk FaultyDisk;

// What SQLite asks of a disk.
enum {
    FAULTY_OPEN, FAULTY_DELETE, FAULTY_ACCESS, FAULTY_PATH, FAULTY_READ, FAULTY_WRITE, FAULTY_TRUNCATE, FAULTY_SYNC,
    FAULTY_SIZE, FAULTY_LOCK, FAULTY_UNLOCK, FAULTY_RESERVED, FAULTY_SHM_MAP, FAULTY_SHM_LOCK, FAULTY_OPERATIONS
};

// An empty disk, reachable for SQLite as the VFS of that name. NULL when there is no memory.
FaultyDisk *faulty_disk_create(const char *vfs_name, uint64_t seed);
// No file may be open any more.
void faulty_disk_destroy(FaultyDisk *disk);

// How many calls there were so far.
long faulty_disk_calls(FaultyDisk *disk);
// How many of them failed on demand.
long faulty_disk_failures(FaultyDisk *disk);
// Which operation failed last; -1 when none did.
int faulty_disk_failed_operation(FaultyDisk *disk);
const char *faulty_disk_operation_name(int operation);

// From the call with this number on, as many calls fail as `count` says (negative: all) whose operation is in the set `mask`.
// `code` is a result code of SQLite, 0 for the one that fits the operation; `system_error` is what errno is set to.
void faulty_disk_fail(FaultyDisk *disk, long call, long count, unsigned mask, int code, int system_error);
// Nothing fails any more.
void faulty_disk_calm(FaultyDisk *disk);

// How many bytes all files may have together; negative for no limit. Writing beyond that gives SQLITE_FULL.
void faulty_disk_set_capacity(FaultyDisk *disk, long capacity);

// The machine stops at the call with this number: from then on every call fails.
void faulty_disk_stop_at(FaultyDisk *disk, long call);
int faulty_disk_is_stopped(FaultyDisk *disk);
// The machine stops, if it did not yet, and starts again: of what was not durable some is there, some not, and some in pieces,
// as the seed says. Files that are still open are of no use any more.
void faulty_disk_restart(FaultyDisk *disk);

// The size of a file; -1 when there is none.
long faulty_disk_file_size(FaultyDisk *disk, const char *name);
// Changes the bits of one byte that are set in `bits`.
void faulty_disk_flip(FaultyDisk *disk, const char *name, long offset, uint8_t bits);
void faulty_disk_cut(FaultyDisk *disk, const char *name, long size);
// Makes `name` hold what `other` holds. Returns 0 when there is no memory.
int faulty_disk_copy(FaultyDisk *disk, const char *other, const char *name);

#endif
