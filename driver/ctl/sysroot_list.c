/* abictl sysroot list: lists what is in the cache, its size, and what uses it. */
#include <string.h>

#include "ctl/columns.h"
#include "ctl/ctl.h"
#include "ctl/inventory.h"
#include "target/state.h"

/* The states in a cache that are still valid. */
struct states {
    struct state *list;
    size_t count;
};

static struct states read_states(struct arena *arena, const struct inventory *inventory)
{
    struct states states = {.list =
                                arena_alloc(arena, (inventory->count + 1) * sizeof(*states.list))};
    for (size_t i = 0; i < inventory->count; i++)
        if (inventory->items[i].kind == ITEM_STATE &&
            state_read(arena, inventory->items[i].path, &states.list[states.count]))
            states.count++;
    return states;
}

/* Returns the profiles that use a sysroot, the compiler of an identity, or what objects are for. */
static const char *users_of(struct arena *arena, const struct item *item,
                            const struct states *states)
{
    struct strvec users = {0};
    if (item->kind == ITEM_OBJECTS)
        return "copied into sysroots";
    for (size_t i = 0; i < states->count; i++) {
        const struct state *state = &states->list[i];
        bool is_sysroot = item->kind == ITEM_SYSROOT;
        const char *directory = is_sysroot ? state->sysroot.path : state->identity.directory;
        const char *user = is_sysroot ? state->profile.name : state->toolchain.path;
        if (strcmp(directory, item->path) == 0 && !strvec_contains(&users, user))
            strvec_push(arena, &users, user);
    }
    if (!users.count)
        return "not in use";
    return arena_printf(arena, "used by %s", strvec_join(arena, &users, " "));
}

static void print_cache(struct ctl *ctl, const struct inventory *inventory)
{
    struct states states = read_states(ctl->arena, inventory);
    struct strvec cells = {0};
    for (size_t i = 0; i < inventory->count; i++) {
        const struct item *item = &inventory->items[i];
        if (item->kind == ITEM_STATE)
            continue;
        bool is_whole = item->kind != ITEM_LEFTOVER;
        strvec_push(ctl->arena, &cells, item->path);
        strvec_push(ctl->arena, &cells, inventory_size_text(ctl->arena, item->size));
        strvec_push(ctl->arena, &cells, is_whole ? item->about : "half-made");
        strvec_push(ctl->arena, &cells, is_whole ? users_of(ctl->arena, item, &states) : "");
    }
    columns_print(ctl->out, &cells, 4);
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec caches = inventory_caches(ctl->arena, ctl->environ);
    for (size_t i = 0; i < caches.count; i++) {
        struct inventory inventory;
        if (inventory_read(ctl->arena, caches.items[i], &inventory, err) < 0)
            return -1;
        print_cache(ctl, &inventory);
    }
    return 0;
}

const struct ctl_command ctl_sysroot_list = {
    .name = "sysroot list",
    .operands = "",
    .summary = "list the sysroots, identity directories and objects in the cache",
    .help =
        "Prints for each its directory and its size on disk; for a sysroot its C library and the\n"
        "profiles that use it; for an identity directory (which marks objects) its profile and\n"
        "compiler; for objects, which are compiled for sysroots of architectures whose objects "
        "are\n"
        "not in abicc itself, the architecture. What is not in use was made before the profile, "
        "the compiler or the host's\n"
        "headers changed.\n",
    .run = run,
};
