/* abictl sysroot clean: empties the cache, and finds the build files that miss it then. */
#include "ctl/clean.h"
#include "ctl/ctl.h"
#include "ctl/inventory.h"
#include "target/cache.h"

enum { OPTION_DRY_RUN };

/* gcc writes the real path of a header into a depfile where that is shorter. */
static struct strvec spellings_of(struct arena *arena, const struct strvec *caches)
{
    struct strvec spellings = {0};
    for (size_t i = 0; i < caches->count; i++) {
        struct strvec of_one = cache_spellings(arena, caches->items[i]);
        strvec_extend(arena, &spellings, &of_one);
    }
    return spellings;
}

static int clean(struct ctl *ctl, const char *cache, struct error *err)
{
    struct inventory inventory;
    size_t count[ITEM_KINDS] = {0};
    uint64_t size = 0;
    bool is_dry = ctl->values[OPTION_DRY_RUN] != NULL;
    if (inventory_read(ctl->arena, cache, &inventory, err) < 0)
        return -1;
    for (size_t i = 0; i < inventory.count; i++) {
        const struct item *item = &inventory.items[i];
        count[item->kind]++;
        size += item->size;
        if (is_dry)
            fprintf(ctl->out, "would remove %s\n", item->path);
        else if (clean_item(ctl->arena, item, err) < 0)
            return -1;
    }
    fprintf(ctl->out,
            "%s: %s %zu sysroots, %zu identity directories, %zu directories of objects, %zu "
            "states, %zu unfinished; %s\n",
            cache, is_dry ? "would remove" : "removed", count[ITEM_SYSROOT], count[ITEM_IDENTITY],
            count[ITEM_OBJECTS], count[ITEM_STATE], count[ITEM_LEFTOVER],
            inventory_size_text(ctl->arena, size));
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec caches = inventory_caches(ctl->arena, ctl->environ);
    struct strvec spellings = spellings_of(ctl->arena, &caches);
    for (size_t i = 0; i < ctl->operands.count; i++)
        if (clean_warn(ctl->arena, ctl->operands.items[i], &spellings, ctl->notes, err) < 0)
            return -1;
    for (size_t i = 0; i < caches.count; i++)
        if (clean(ctl, caches.items[i], err) < 0)
            return -1;
    if (!caches.count)
        fputs("nothing to clean\n", ctl->out);
    else if (!ctl->operands.count)
        fputs(
            "note: make stops at a dependency file (.d) that names a removed header; abicc writes "
            "none, but a compiler that\nis given a sysroot with --sysroot does: `abictl sysroot "
            "clean BUILD...` lists those below the directories BUILD\n",
            ctl->notes);
    return 0;
}

const struct ctl_command ctl_sysroot_clean = {
    .name = "sysroot clean",
    .operands = "[BUILD]...",
    .least = 0,
    .most = (size_t)-1,
    .summary = "remove the sysroots, and everything else that abicc keeps in the cache",
    .help =
        "abicc makes them again when they are next needed. Do not run this during a build, whose\n"
        "compilers would lose their headers. Only what abicc made is removed; other files in the\n"
        "cache directory stay. Lists the dependency files (*.d) below the directories BUILD that\n"
        "name the cache, which only other compilers write: remove them, because make stops if a\n"
        "header that they name is missing.\n",
    .options = {[OPTION_DRY_RUN] = {"--dry-run", NULL, NULL,
                                    "print what would be removed, remove nothing"}},
    .run = run,
};
