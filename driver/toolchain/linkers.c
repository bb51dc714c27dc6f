#include "toolchain/linkers.h"

#include <string.h>

#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"

/* Where no source is named, the trait was seen with binutils 2.40, LLD 14 and mold 1.10, and
 * tests/e2e/failed-links or tests/unit/test_link_files.c shows it. */
const struct linker linkers[] = {
    {
        .name = "bfd",
        .sign = "GNU ld",
        .keep_unresolved = "-q", /* --gc-sections keeps them too */
        .lists_files_twice = true,
        .pack_relocations = "-z pack-relative-relocs", /* binutils 2.38, ld/NEWS */
        .reads_gcc_lto = true,
    },
    {
        .name = "gold",
        .sign = "GNU gold",
        .keep_unresolved = "", /* and -q fails together with --unresolved-symbols */
        .lists_files_twice = true,
        .pack_relocations = "",
        .lacks_no_dynamic_linker = true,      /* its --help */
        .leaves_sysroot_in_scripts = true,    /* tests/e2e/cxx */
        .gives_absent_symbols_address = true, /* sysroots/crt/in_module.h; with -flto, the start
                                               * of the library */
        .reads_gcc_lto = true,
    },
    {
        .name = "lld",
        .sign = "OVERVIEW: lld",
        .keep_unresolved = "",
        .keeps_real_symbols = true,
        .stops_at_unrelocatable = true,
        .searches_archives_again = true,
        .quotes_listed_files = true,
        .pack_relocations = "--pack-dyn-relocs=relr", /* ld.lld(1) */
    },
    {
        .name = "mold",
        .sign = "mold ",
        .keep_unresolved = "",
        .makes_unresolved_local = true,
        .searches_archives_again = true,
        .pack_relocations = "--pack-dyn-relocs=relr", /* mold(1) */
        .hangs_on_library_lists = true,               /* mold 1.10 */
        .misreads_leading_as_needed = true,           /* mold 2.37 */
        .reads_gcc_lto = true,
    },
};
const size_t linker_count = sizeof(linkers) / sizeof(*linkers);

const struct linker *linker_of_answer(const char *answer)
{
    for (const char *line = answer; *line;) {
        for (size_t i = 0; i < linker_count; i++)
            if (text_begins_with(line, linkers[i].sign))
                return &linkers[i];
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return NULL;
}

static bool chooses_linker(struct arena *arena, const char *option)
{
    if (text_begins_with(option, "-B")) /* /usr/libexec/mold */
        return fs_exists(arena_printf(arena, "%s/ld", option + 2));
    return text_begins_with(option, "-fuse-ld=") || text_begins_with(option, "--ld-path=");
}

struct strvec linker_choosing_options(struct arena *arena, const struct strvec *added,
                                      const struct cmdline *line)
{
    struct strvec options = {0};
    for (size_t i = 0; i < added->count; i++)
        if (chooses_linker(arena, added->items[i]))
            strvec_push(arena, &options, added->items[i]);
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        const char *text = word->option == OPT_PREFIX && word->value
                               ? arena_printf(arena, "-B%s", word->value)
                               : word->text;
        if (chooses_linker(arena, text))
            strvec_push(arena, &options, text);
    }
    return options;
}

/* Adds the first file on PATH with the name, and those before it that are not there. */
static void add_from_path(struct arena *arena, const char *search, const char *name,
                          struct strvec *files)
{
    struct strvec candidates = search_path_candidates(arena, search, name);
    for (size_t i = 0; i < candidates.count; i++) {
        strvec_push(arena, files, candidates.items[i]);
        if (fs_exists(candidates.items[i]))
            return;
    }
}

struct strvec linker_candidates(struct arena *arena, const struct strvec *options,
                                const char *search)
{
    struct strvec files = {0};
    add_from_path(arena, search, "ld", &files);
    for (size_t i = 0; i < options->count; i++) {
        const char *option = options->items[i];
        const char *value = strchr(option, '=');
        if (text_begins_with(option, "-B"))
            strvec_pushf(arena, &files, "%s/ld", option + 2);
        else if (value[1] == '/')
            strvec_push(arena, &files, value + 1);
        else
            add_from_path(arena, search, arena_printf(arena, "ld.%s", value + 1), &files);
    }
    return files;
}
