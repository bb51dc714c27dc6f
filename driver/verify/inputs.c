#include "verify/inputs.h"

#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "sysroot/host.h"

struct reader {
    struct arena *arena;
    const struct cmdline *line;
    const struct state *state;
    struct strvec folders; /* the user's own, in search order */
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

static void add_folder(struct reader *reader, const char *folder)
{
    /* -L=lib and -L$SYSROOT/lib are folders of the sysroot (ld manual, "-L"). */
    static const char variable[] = "$SYSROOT";
    if (*folder == '=')
        folder = arena_printf(reader->arena, "%s%s", reader->state->sysroot.path, folder + 1);
    else if (strncmp(folder, variable, sizeof(variable) - 1) == 0)
        folder = arena_printf(reader->arena, "%s%s", reader->state->sysroot.path,
                              folder + sizeof(variable) - 1);
    if (!host_is_library_folder(reader->arena, folder, reader->state->toolchain.install_dir))
        strvec_push(reader->arena, &reader->folders, folder);
}

/* Is the linker to take archives alone, where there is a choice? */
static bool is_static(const struct reader *reader)
{
    return reader->line->is_static || reader->line->is_static_pie ||
           (!reader->line->is_shared && reader->state->profile.link_mode != LINK_DYNAMIC);
}

/* The file in `folder` that -l`name` stands for, or NULL. */
static const char *find_in(const struct reader *reader, const char *folder, const char *name)
{
    const char *path;
    if (*name == ':') {
        path = arena_printf(reader->arena, "%s/%s", folder, name + 1);
        return fs_exists(path) ? path : NULL;
    }
    path = arena_printf(reader->arena, "%s/lib%s.so", folder, name);
    if (!is_static(reader) && fs_exists(path))
        return path;
    path = arena_printf(reader->arena, "%s/lib%s.a", folder, name);
    return fs_exists(path) ? path : NULL;
}

static void add_library(struct reader *reader, const char *name)
{
    const struct state *state = reader->state;
    struct input input = {.library = name};
    if (strcmp(name, "stdc++") == 0)
        reader->inputs.takes_cxx_library = true;
    for (size_t i = 0; i < reader->folders.count && !input.path; i++)
        input.path = find_in(reader, reader->folders.items[i], name);
    input.is_own = input.path || strvec_contains(&state->profile.host_archives, name);
    if (!input.path)
        input.path =
            find_in(reader, arena_printf(reader->arena, "%s/usr/lib", state->sysroot.path), name);
    if (!input.path)
        input.path = find_in(reader, state->toolchain.install_dir, name);
    add(reader, input);
}

/* What a word says to the linker itself. */
static void read_linker_word(struct reader *reader, const char *word, bool wants_folders)
{
    if (strncmp(word, "-L", 2) == 0 && word[2]) {
        if (wants_folders)
            add_folder(reader, word + 2);
    } else if (wants_folders) {
        return;
    } else if (strncmp(word, "-l", 2) == 0 && word[2]) {
        add_library(reader, word + 2);
    } else if (strcmp(word, "--whole-archive") == 0) {
        reader->inputs.takes_whole_archives = true;
    }
}

static void read_linker_words(struct reader *reader, const struct word *word, bool wants_folders)
{
    struct strvec parts = strvec_split(reader->arena, word->value, ',');
    for (size_t i = 0; i < parts.count; i++)
        read_linker_word(reader, parts.items[i], wants_folders);
}

static void read_word(struct reader *reader, const struct word *word, bool wants_folders)
{
    if (word->kind == WORD_INPUT && !wants_folders)
        add(reader, (struct input){.path = word->text, .is_own = true});
    if (word->kind != WORD_OPTION || !word->value)
        return;
    switch (word->option) {
    case OPT_LIBRARY_DIR:
    case OPT_PREFIX:
        if (wants_folders)
            add_folder(reader, word->value);
        break;
    case OPT_LIBRARY:
        if (!wants_folders)
            add_library(reader, word->value);
        break;
    case OPT_LINKER_WORDS:
        read_linker_words(reader, word, wants_folders);
        break;
    case OPT_XLINKER:
        read_linker_word(reader, word->value, wants_folders);
        break;
    default:
        break;
    }
}

struct inputs inputs_read(struct arena *arena, const struct cmdline *line,
                          const struct state *state)
{
    struct reader reader = {.arena = arena, .line = line, .state = state};
    const struct strvec *added = &state->profile.ldflags.add;
    /* A -L serves every -l, the ones before it too. */
    for (size_t i = 0; i < line->count; i++)
        read_word(&reader, &line->words[i], true);
    for (size_t i = 0; i < added->count; i++)
        read_linker_word(&reader, added->items[i], true);
    for (size_t i = 0; i < line->count; i++)
        read_word(&reader, &line->words[i], false);
    for (size_t i = 0; i < added->count; i++)
        read_linker_word(&reader, added->items[i], false);
    const char *name = strrchr(state->toolchain.path, '/');
    if (name && strstr(name, "++"))
        reader.inputs.takes_cxx_library = true;
    return reader.inputs;
}
