// Files: what they hold, and what of that is durable.

#include "disk.h"
#include <stdlib.h>
#include <string.h>

enum { SECTOR = 512 };

static int content_resize(Content *content, long size) {
    if (size > content->capacity) {
        long capacity = size * 2;
        uint8_t *bytes = realloc(content->bytes, capacity);
        if (!bytes) return SQLITE_NOMEM;
        content->bytes = bytes;
        content->capacity = capacity;
    }
    if (size > content->size) memset(content->bytes + content->size, 0, size - content->size);
    content->size = size;
    return SQLITE_OK;
}

static int content_write(Content *content, const void *bytes, long offset, long size) {
    if (offset + size > content->size) {
        int code = content_resize(content, offset + size);
        if (code) return code;
    }
    memcpy(content->bytes + offset, bytes, size);
    return SQLITE_OK;
}

static int add_change(Node *node, const void *bytes, long offset, long size) {
    Change *change = calloc(1, sizeof *change);
    if (!change) return SQLITE_NOMEM;
    change->offset = offset;
    change->size = size;
    if (bytes) {
        change->bytes = malloc(size);
        if (!change->bytes) {
            free(change);
            return SQLITE_NOMEM;
        }
        memcpy(change->bytes, bytes, size);
    }
    if (node->last_change) node->last_change->next = change;
    else node->first_change = change;
    node->last_change = change;
    return SQLITE_OK;
}

static void forget_changes(Node *node) {
    while (node->first_change) {
        Change *change = node->first_change;
        node->first_change = change->next;
        free(change->bytes);
        free(change);
    }
    node->last_change = NULL;
}

int node_write(Node *node, const void *bytes, long offset, long size) {
    int code = content_write(&node->now, bytes, offset, size);
    return code ? code : add_change(node, bytes, offset, size);
}

int node_truncate(Node *node, long size) {
    int code = content_resize(&node->now, size);
    return code ? code : add_change(node, NULL, 0, size);
}

int node_sync(Node *node) {
    for (Change *change = node->first_change; change; change = change->next) {
        int code = change->bytes ? content_write(&node->durable, change->bytes, change->offset, change->size)
                                 : content_resize(&node->durable, change->size);
        if (code) return code;
    }
    forget_changes(node);
    return SQLITE_OK;
}

int node_settle(FaultyDisk *disk, Node *node) {
    int code = SQLITE_OK;
    for (Change *change = node->first_change; change && !code; change = change->next) {
        if (!change->bytes) {
            if (disk_coin(disk)) code = content_resize(&node->durable, change->size);
            continue;
        }
        // Whole, not at all, or torn at sectors.
        int is_torn = disk_coin(disk);
        int is_kept = disk_coin(disk);
        for (long done = 0; done < change->size && !code;) {
            long end = (change->offset + done) / SECTOR * SECTOR + SECTOR;
            long piece = end - change->offset - done;
            if (piece > change->size - done) piece = change->size - done;
            if (is_torn) is_kept = disk_coin(disk);
            if (is_kept) code = content_write(&node->durable, change->bytes + done, change->offset + done, piece);
            done += piece;
        }
    }
    forget_changes(node);
    return code;
}

void node_free(Node *node) {
    forget_changes(node);
    free(node->now.bytes);
    free(node->durable.bytes);
    free(node->name);
    free(node);
}
