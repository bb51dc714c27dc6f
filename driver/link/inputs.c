#include "link/inputs.h"

#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "toolchain/host.h"

/* -Lx, -lx, main.o, --whole-archive ... */
struct piece {
    const char *text;
    bool is_input; /* a file, whatever its name */
};

struct reader {
    struct arena *arena;
    const struct cmdline *line;
    const struct state *state;
    struct piece *pieces; /* the line as the linker reads it */
    size_t piece_count;
    size_t piece_room;
    struct strvec directories; /* the user's own, in search order */
    bool is_whole;             /* --whole-archive is on */
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

/* Is the linker to take archives alone, where there is a choice? */
static bool is_static(const struct reader *reader)
{
    return reader->line->is_static || reader->line->is_static_pie ||
           (!reader->line->is_shared && reader->state->profile.link_mode != LINK_DYNAMIC);
}

/* The file in `directory` that -l`name` stands for, or NULL. */
static const char *find_in(const struct reader *reader, const char *directory, const char *name)
{
    const char *path;
    if (*name == ':') {
        path = arena_printf(reader->arena, "%s/%s", directory, name + 1);
        return fs_exists(path) ? path : NULL;
    }
    path = arena_printf(reader->arena, "%s/lib%s.so", directory, name);
    if (!is_static(reader) && fs_exists(path))
        return path;
    path = arena_printf(reader->arena, "%s/lib%s.a", directory, name);
    return fs_exists(path) ? path : NULL;
}

static void add_library(struct reader *reader, const char *name)
{
    const struct state *state = reader->state;
    struct input input = {.library = name, .is_whole = reader->is_whole};
    if (strcmp(name, "stdc++") == 0)
        reader->inputs.takes_cxx_library = true;
    for (size_t i = 0; i < reader->directories.count && !input.path; i++)
        input.path = find_in(reader, reader->directories.items[i], name);
    input.is_own = input.path || strvec_contains(&state->profile.host_archives, name);
    if (!input.path)
        input.path =
            find_in(reader, arena_printf(reader->arena, "%s/usr/lib", state->sysroot.path), name);
    if (!input.path)
        input.path = find_in(reader, state->toolchain.install_dir, name);
    add(reader, input);
}

/* --- the line ---------------------------------------------------------------------------------*/

static void push_piece(struct reader *reader, const char *text, bool is_input)
{
    if (reader->piece_count == reader->piece_room) {
        size_t room = 2 * reader->piece_room + 32;
        struct piece *pieces = arena_alloc(reader->arena, room * sizeof(*pieces));
        if (reader->piece_count)
            memcpy(pieces, reader->pieces, reader->piece_count * sizeof(*pieces));
        reader->pieces = pieces;
        reader->piece_room = room;
    }
    reader->pieces[reader->piece_count++] = (struct piece){.text = text, .is_input = is_input};
}

static void push_word(struct reader *reader, const struct word *word)
{
    struct arena *arena = reader->arena;
    if (word->kind == WORD_INPUT)
        push_piece(reader, word->text, true);
    if (word->kind != WORD_OPTION || !word->value)
        return;
    if (word->option == OPT_LIBRARY_DIR || word->option == OPT_PREFIX) {
        push_piece(reader, arena_printf(arena, "-L%s", word->value), false);
    } else if (word->option == OPT_LIBRARY) {
        push_piece(reader, arena_printf(arena, "-l%s", word->value), false);
    } else if (word->option == OPT_XLINKER) {
        push_piece(reader, word->value, false);
    } else if (word->option == OPT_LINKER_WORDS) {
        struct strvec parts = strvec_split(arena, word->value, ',');
        for (size_t i = 0; i < parts.count; i++)
            push_piece(reader, parts.items[i], false);
    } else if (strncmp(word->text, "-u", 2) == 0 || strncmp(word->text, "-e", 2) == 0) {
        /* gcc and clang hand both on */
        push_piece(reader, arena_printf(arena, "%.2s", word->text), false);
        push_piece(reader, word->value, false);
    }
}

/* The name that an option asks for: -u NAME, --undefined=NAME, -e NAME, --entry NAME ... */
static const char *wanted_name(const struct reader *reader, size_t i)
{
    static const char *const options[] = {
        "-u", "-e", "--undefined", "--require-defined", "--entry", "-undefined"};
    const char *text = reader->pieces[i].text;
    const char *next = i + 1 < reader->piece_count ? reader->pieces[i + 1].text : NULL;
    for (size_t j = 0; j < sizeof(options) / sizeof(*options); j++) {
        size_t length = strlen(options[j]);
        if (strncmp(text, options[j], length) != 0)
            continue;
        if (text[length] == '=')
            return text + length + 1;
        if (!text[length])
            return next;
    }
    return NULL;
}

/* Among the linker's own words, what ends so is a file, and not the value of an option. */
static bool is_file_name(const char *text)
{
    const char *dot = *text == '-' ? NULL : strrchr(text, '.');
    return dot && (strcmp(dot, ".a") == 0 || strcmp(dot, ".o") == 0);
}

static void read_piece(struct reader *reader, size_t i)
{
    const struct piece *piece = &reader->pieces[i];
    const char *text = piece->text;
    const char *name = piece->is_input ? NULL : wanted_name(reader, i);
    if (piece->is_input || is_file_name(text))
        add(reader, (struct input){.path = text, .is_own = true, .is_whole = reader->is_whole});
    else if (name)
        strvec_push(reader->arena, &reader->inputs.wanted, name);
    else if (strncmp(text, "-l", 2) == 0 && text[2])
        add_library(reader, text + 2);
    else if (strcmp(text, "--gc-sections") == 0)
        reader->inputs.drops_sections = true;
    else if (strcmp(text, "--no-gc-sections") == 0)
        reader->inputs.drops_sections = false;
    else if (strcmp(text, "--whole-archive") == 0)
        reader->is_whole = true;
    else if (strcmp(text, "--no-whole-archive") == 0)
        reader->is_whole = false;
}

struct inputs inputs_read(struct arena *arena, const struct cmdline *line,
                          const struct state *state)
{
    struct reader reader = {.arena = arena, .line = line, .state = state};
    const struct strvec *added = &state->profile.ldflags.add;
    for (size_t i = 0; i < line->count; i++)
        push_word(&reader, &line->words[i]);
    for (size_t i = 0; i < added->count; i++)
        push_piece(&reader, added->items[i], false);
    /* A -L serves every -l, the ones before it too. */
    for (size_t i = 0; i < reader.piece_count; i++)
        if (strncmp(reader.pieces[i].text, "-L", 2) == 0 && !reader.pieces[i].is_input)
            add_directory(&reader, reader.pieces[i].text + 2);
    for (size_t i = 0; i < reader.piece_count; i++)
        read_piece(&reader, i);
    if (!line->is_shared)
        strvec_push(arena, &reader.inputs.wanted, "main");
    const char *name = strrchr(state->toolchain.path, '/');
    if (name && strstr(name, "++"))
        reader.inputs.takes_cxx_library = true;
    return reader.inputs;
}
