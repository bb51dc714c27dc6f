#include "base/witness.h"

#include <string.h>
#include <time.h>

/* A clock of the kernel ticks at least this often; see outlast. */
enum { LONGEST_TICK_MS = 20 };

static struct look look_of(const char *path, const struct stat *st)
{
    struct look look = {.device = st->st_dev,
                        .inode = st->st_ino,
                        .owner = (uint64_t)st->st_uid << 32 | st->st_mode};
    if (S_ISDIR(st->st_mode) && path[strlen(path) - 1] != '/')
        return look;
    look.size = (uint64_t)st->st_size;
    look.modified[0] = (uint64_t)st->st_mtim.tv_sec;
    look.modified[1] = (uint64_t)st->st_mtim.tv_nsec;
    look.changed[0] = (uint64_t)st->st_ctim.tv_sec;
    look.changed[1] = (uint64_t)st->st_ctim.tv_nsec;
    return look;
}

static struct look look_at(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? look_of(path, &st) : (struct look){0};
}

/* File systems take their times from a clock that ticks every few milliseconds: two changes within
 * a tick leave the same time. */
static bool is_of_this_tick(const struct look *look)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME_COARSE, &now) < 0)
        return false;
    uint64_t seconds = (uint64_t)now.tv_sec;
    return look->changed[0] > seconds ||
           (look->changed[0] == seconds && look->changed[1] >= (uint64_t)now.tv_nsec);
}

static void append(struct arena *arena, struct witness *witness, const char *path, struct look look)
{
    witness->items =
        arena_grow(arena, witness->items, witness->count, &witness->room, sizeof(*witness->items));
    witness->items[witness->count++] = (struct witnessed){.path = path, .look = look};
}

void witness_see(struct arena *arena, struct witness *witness, const char *path)
{
    static const struct timespec millisecond = {.tv_nsec = 1000000};
    if (!witness || witness_find(witness, path))
        return;
    struct look look = look_at(path);
    for (int i = 0; i < LONGEST_TICK_MS && is_of_this_tick(&look); i++) {
        nanosleep(&millisecond, NULL);
        look = look_at(path);
    }
    append(arena, witness, path, look);
}

void witness_add(struct arena *arena, struct witness *witness, const char *path,
                 const struct stat *st)
{
    if (!witness_find(witness, path))
        append(arena, witness, path, look_of(path, st));
}

void witness_join(struct arena *arena, struct witness *witness, const struct witness *more)
{
    for (size_t i = 0; i < more->count; i++)
        if (!witness_find(witness, more->items[i].path))
            append(arena, witness, more->items[i].path, more->items[i].look);
}

const struct look *witness_find(const struct witness *witness, const char *path)
{
    for (size_t i = 0; i < witness->count; i++)
        if (strcmp(witness->items[i].path, path) == 0)
            return &witness->items[i].look;
    return NULL;
}

const char *witness_changed(const struct witness *witness)
{
    for (size_t i = 0; i < witness->count; i++) {
        struct look now = look_at(witness->items[i].path);
        if (memcmp(&now, &witness->items[i].look, sizeof(now)) != 0)
            return witness->items[i].path;
    }
    return NULL;
}

void witness_pack(struct packer *packer, const struct witness *witness)
{
    pack_number(packer, witness->count);
    for (size_t i = 0; i < witness->count; i++) {
        pack_text(packer, witness->items[i].path);
        pack_bytes(packer, &witness->items[i].look, sizeof(witness->items[i].look));
    }
}

bool witness_unpack_and_check(struct unpacker *unpacker)
{
    uint64_t count = unpack_number(unpacker);
    for (uint64_t i = 0; i < count && !unpacker->is_damaged; i++) {
        const char *path = unpack_text(unpacker);
        size_t size;
        const char *bytes = unpack_bytes(unpacker, &size);
        if (!path || !*path || !bytes || size != sizeof(struct look))
            return false;
        struct look now = look_at(path);
        if (memcmp(&now, bytes, sizeof(now)) != 0)
            return false;
    }
    return !unpacker->is_damaged;
}
