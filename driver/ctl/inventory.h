/* The content of the cache, recognized by the names that abicc gives; other files are ignored. */
#ifndef CTL_INVENTORY_H
#define CTL_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "target/cache.h"

enum item_kind {
    ITEM_SYSROOT,
    ITEM_IDENTITY,
    ITEM_OBJECTS,  /* compiled for sysroots */
    ITEM_STATE,    /* or an answer of a compiler */
    ITEM_LEFTOVER, /* what a process that was killed left behind, in any part */
    ITEM_KINDS
};

struct item {
    enum item_kind kind;
    const char *parent; /* the directory of its part of the cache */
    const char *name;
    const char *path;
    bool is_directory;
    const char *about; /* "glibc 2.17" for a sysroot, the profile for an identity, "for s390x" for
                          objects, else "" */
    uint64_t size;     /* bytes on disk */
};

struct inventory {
    const char *cache;
    struct item *items; /* sorted by kind, then path */
    size_t count;
    size_t room;
};

/* Returns the directories that are or may have been the cache, if they exist and can be trusted. */
struct strvec inventory_caches(struct arena *arena, const char *const *environment);

/* Reads one of them. A missing part is no error; one that is not a directory of its own (a symbolic
 * link) is an error. */
int inventory_read(struct arena *arena, const char *cache, struct inventory *inventory,
                   struct error *err);

/* What a name in a part of the cache stands for; false when abicc gives no such name. `item` gets
 * kind, name, is_directory and about. */
bool inventory_judge(struct arena *arena, enum cache_part part, const char *name,
                     struct item *item);

/* Returns "12 kB", "3.4 MB". */
const char *inventory_size_text(struct arena *arena, uint64_t size);

#endif
