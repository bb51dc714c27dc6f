#include "link/inputs.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/strvec.h"
#include "toolchain/host.h"

struct reader {
    struct arena *arena;
    const struct cmdline *line;
    const struct state *state;
    struct strvec directories; /* the user's own, in search order */
    struct inputs inputs;
    size_t room;
};

static void add(struct reader *reader, struct input input)
{
    struct inputs *inputs = &reader->inputs;
    if (inputs->count == reader->room) {
        size_t room = reader->room ? 2 * reader->room : 32;
        struct input *items = arena_alloc(reader->arena, room * sizeof(*items));
        if (inputs->count)
            memcpy(items, inputs->items, inputs->count * sizeof(*items));
        inputs->items = items;
        reader->room = room;
    }
    inputs->items[inputs->count++] = input;
}

static void add_directory(struct reader *reader, const char *directory)
{
    /* -L=lib and -L$SYSROOT/lib are directories of the sysroot (ld manual, "-L"). */
    static const char variable[] = "$SYSROOT";
    if (*directory == '=')
        directory = arena_printf(reader->arena, "%s%s", reader->state->sysroot.path, directory + 1);
    else if (strncmp(directory, variable, sizeof(variable) - 1) == 0)
        directory = arena_printf(reader->arena, "%s%s", reader->state->sysroot.path,
                                 directory + sizeof(variable) - 1);
    if (!host_is_library_directory(reader->arena, directory, reader->state->toolchain.install_dir))
        strvec_push(reader->arena, &reader->directories, directory);
}

/* Returns whether the linker finds archives alone for a library at this place. */
static bool takes_archives(const struct reader *reader, const struct linker_word *word)
{
    const struct cmdline *line = reader->line;
    return word->mode.is_static || line->is_static || line->is_static_pie ||
           (!line->is_shared && reader->state->profile.link_mode != LINK_DYNAMIC);
}

/* The file in `directory` that the library stands for, or NULL. */
static const char *find_in(const struct reader *reader, const char *directory,
                           const struct linker_word *library)
{
    const char *name = library->value;
    const char *path;
    if (*name == ':') {
        path = arena_printf(reader->arena, "%s/%s", directory, name + 1);
        return fs_exists(path) ? path : NULL;
    }
    path = arena_printf(reader->arena, "%s/lib%s.so", directory, name);
    if (!takes_archives(reader, library) && fs_exists(path))
        return path;
    path = arena_printf(reader->arena, "%s/lib%s.a", directory, name);
    return fs_exists(path) ? path : NULL;
}

static void add_library(struct reader *reader, const struct linker_word *library)
{
    const struct state *state = reader->state;
    const char *name = library->value;
    const char *own = arena_printf(reader->arena, "%s/usr/lib", state->sysroot.path);
    struct input input = {.library = name, .is_whole = library->mode.is_whole};
    if (strcmp(name, "stdc++") == 0)
        reader->inputs.takes_cxx_library = true;
    for (size_t i = 0; i < reader->directories.count && !input.path; i++)
        input.path = find_in(reader, reader->directories.items[i], library);
    input.is_own = input.path || strvec_contains(&state->profile.host_archives, name);
    if (!input.path)
        input.path = find_in(reader, own, library);
    if (!input.path && state->profile.libc != LIBC_MUSL) /* whose sysroot has those that fit */
        input.path = find_in(reader, state->toolchain.install_dir, library);
    add(reader, input);
}

static void read_word(struct reader *reader, const struct linker_word *word)
{
    struct inputs *inputs = &reader->inputs;
    switch (word->id) {
    case LINKER_FILE:
        add(reader,
            (struct input){.path = word->value, .is_own = true, .is_whole = word->mode.is_whole});
        break;
    case LINKER_LIBRARY:
        if (word->value)
            add_library(reader, word);
        break;
    case LINKER_UNDEFINED:
    case LINKER_ENTRY:
        if (word->value)
            strvec_push(reader->arena, &inputs->wanted, word->value);
        break;
    case LINKER_GC_SECTIONS:
    case LINKER_NO_GC_SECTIONS:
        inputs->drops_sections = word->id == LINKER_GC_SECTIONS;
        break;
    default:
        break;
    }
}

/* A -L serves every -l, the ones before it too; the compiler hands its own on before the words that
 * are for the linker alone. */
static void read_directories(struct reader *reader, const struct linker_words *words)
{
    for (int is_direct = 0; is_direct < 2; is_direct++)
        for (size_t i = 0; i < words->count; i++)
            if (words->items[i].id == LINKER_LIBRARY_DIR && words->items[i].value &&
                words->items[i].is_direct == is_direct)
                add_directory(reader, words->items[i].value);
}

/* The profile's own words for links. */
static struct linker_words read_added(struct arena *arena, const struct state *state)
{
    const struct strvec *added = &state->profile.ldflags.add;
    struct strvec argv = {0};
    struct cmdline line;
    struct error ignored; /* the compiler would not know it either */
    strvec_push(arena, &argv, state->toolchain.path);
    strvec_extend(arena, &argv, added);
    if (cmdline_read(arena, (int)argv.count, argv.items, &line, &ignored) < 0)
        return (struct linker_words){0};
    return linker_words_read(arena, &line);
}

/* The compilers search the directories of LIBRARY_PATH behind those of the command line. */
static void read_library_path(struct reader *reader, const char *const *environment)
{
    const char *list = environment_get(environment, "LIBRARY_PATH");
    struct strvec directories = strvec_split(reader->arena, list ? list : "", ':');
    for (size_t i = 0; i < directories.count; i++)
        add_directory(reader, directories.items[i]);
}

struct inputs inputs_read(struct arena *arena, const struct cmdline *line,
                          const struct state *state, const char *const *environment)
{
    struct reader reader = {.arena = arena, .line = line, .state = state};
    const struct linker_words all[] = {line->linker, read_added(arena, state)};
    enum { COUNT = sizeof(all) / sizeof(*all) };
    for (size_t i = 0; i < COUNT; i++)
        read_directories(&reader, &all[i]);
    read_library_path(&reader, environment);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < all[i].count; j++)
            read_word(&reader, &all[i].items[j]);
    if (!line->is_shared)
        strvec_push(arena, &reader.inputs.wanted, "main");
    const char *name = strrchr(state->toolchain.path, '/');
    if (name && strstr(name, "++"))
        reader.inputs.takes_cxx_library = true;
    return reader.inputs;
}
