/* The content of the cache, recognized by the names that abicc gives; other files are ignored. */
#ifndef CTL_INVENTORY_H
#define CTL_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

enum item_kind {
    ITEM_SYSROOT,  /* sysroots/x86_64-glibc2.17-<digest> */
    ITEM_IDENTITY, /* identity/<profile>-<digest> */
    ITEM_STATE,    /* state/<digest> */
    ITEM_LEFTOVER, /* of a process that was killed, in any of the three directories */
    ITEM_KINDS
};

struct item {
    enum item_kind kind;
    const char *parent; /* <cache>/sysroots, <cache>/identity or <cache>/state */
    const char *name;
    const char *path;
    bool is_directory;
    const char *about; /* "glibc 2.17" for a sysroot, the profile for an identity, else "" */
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

/* Returns whether abicc gives such names in one of the three directories, and if so sets kind,
 * name, is_directory and about of `item`. */
bool inventory_judge(struct arena *arena, enum item_kind directory, const char *name,
                     struct item *item);

/* Returns "12 kB", "3.4 MB". */
const char *inventory_size_text(struct arena *arena, uint64_t size);

#endif
