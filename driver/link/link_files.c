#include "link/link_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "elf/archive.h"
#include "link/inputs.h"
#include "toolchain/compiler_archives.h"
#include "toolchain/host.h"

/* A directory, examined once: a link opens hundreds of files in a few directories. */
struct directory {
    const char *path;
    enum origin origin;
};

struct reader {
    struct arena *arena;
    const struct state *state;
    const char *sysroot; /* its real path */
    struct directory *directories;
    size_t directory_count, directory_room;
    struct link_files files;
    size_t room;
};

static bool is_below(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    return length && strncmp(path, directory, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

/* Returns whether the host's linker or loader searches the directory by default. */
static bool is_searched(const struct reader *reader, const char *real)
{
    struct strvec directories =
        host_library_directories(reader->arena, reader->state->profile.arch);
    strvec_push(reader->arena, &directories, "/usr/local/lib");
    strvec_push(reader->arena, &directories, "/usr/local/lib64");
    for (size_t i = 0; i < directories.count; i++) {
        const char *own = fs_real(reader->arena, directories.items[i]);
        if (own && strcmp(own, real) == 0)
            return true;
    }
    return false;
}

static enum origin origin_of_directory(const struct reader *reader, const char *path)
{
    const char *install_dir = reader->state->toolchain.install_dir;
    const char *real = fs_real(reader->arena, *path ? path : ".");
    if (!real)
        return ORIGIN_USER;
    if (is_below(real, reader->sysroot))
        return ORIGIN_SYSROOT;
    if (is_below(real, install_dir) || host_is_clang_directory(real))
        return ORIGIN_COMPILER;
    if (!host_is_library_directory(reader->arena, real, install_dir))
        return ORIGIN_USER;
    return is_searched(reader, real) ? ORIGIN_HOST : ORIGIN_HOST_PACKAGE;
}

static enum origin look_up_directory(struct reader *reader, const char *path)
{
    for (size_t i = reader->directory_count; i--;)
        if (strcmp(reader->directories[i].path, path) == 0)
            return reader->directories[i].origin;
    reader->directories = arena_grow(reader->arena, reader->directories, reader->directory_count,
                                     &reader->directory_room, sizeof(*reader->directories));
    struct directory directory = {.path = path, .origin = origin_of_directory(reader, path)};
    reader->directories[reader->directory_count++] = directory;
    return directory.origin;
}

static const char *directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash - path) + 1) : "";
}

static bool is_of_host(enum origin origin)
{
    return origin == ORIGIN_HOST || origin == ORIGIN_HOST_PACKAGE;
}

static bool is_compilers(const struct reader *reader, const char *path)
{
    const char *real = fs_real(reader->arena, path);
    return real && compiler_archive_is_of_llvm(reader->arena, &reader->state->toolchain, real);
}

/* Finds the file's origin. A link in a directory of the user's may lead to a file of the host;
 * what the sysroot and the compiler link to counts as theirs. Returns false when the file is gone.
 */
static bool find_origin(struct reader *reader, const char *path, enum origin *origin)
{
    char target[1];
    *origin = look_up_directory(reader, directory_of(reader->arena, path));
    if (is_of_host(*origin) && is_compilers(reader, path))
        *origin = ORIGIN_COMPILER;
    if (*origin != ORIGIN_USER)
        return true;
    if (readlink(path, target, sizeof(target)) < 0)
        return errno == EINVAL; /* not a symbolic link */
    const char *real = fs_real(reader->arena, path);
    if (real)
        *origin = look_up_directory(reader, directory_of(reader->arena, real));
    if (real && is_of_host(*origin) && is_compilers(reader, real))
        *origin = ORIGIN_COMPILER;
    return real != NULL;
}

static void add_file(struct reader *reader, const char *path)
{
    struct link_files *files = &reader->files;
    enum origin origin;
    if (files->count && strcmp(files->items[files->count - 1].path, path) == 0)
        return; /* lists_files_twice */
    if (!find_origin(reader, path, &origin)) {
        files->has_gone_files = true;
        return;
    }
    files->items =
        arena_grow(reader->arena, files->items, files->count, &reader->room, sizeof(*files->items));
    files->items[files->count++] = (struct link_file){.path = path, .origin = origin};
}

static bool is_thin_archive(const char *path)
{
    static const char magic[] = "!<thin>\n";
    char start[sizeof(magic) - 1];
    size_t length = strlen(path);
    if (length < 2 || strcmp(path + length - 2, ".a") != 0)
        return false;
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return fd >= 0 && read(fd, start, sizeof(start)) == sizeof(start) &&
           memcmp(start, magic, sizeof(start)) == 0;
}

static bool add_member(void *data, const char *name, const struct elf_file *member)
{
    struct reader *reader = data;
    (void)name;
    add_file(reader, arena_strdup(reader->arena, elf_file_path(member)));
    return true;
}

/* Adds the file; for a thin archive also the files that it names, which the linker does not list.
 */
static void add(struct reader *reader, const char *path)
{
    struct elf_file *file;
    struct error ignored; /* the link did not use a damaged file */
    add_file(reader, path);
    if (!is_thin_archive(path) || elf_file_open(reader->arena, path, &file, &ignored) < 0)
        return;
    elf_file_members(file, add_member, reader, &ignored);
    elf_file_close(file);
}

/* Removes the quotes of a linker that quotes_listed_files. The name decides, because the linker is
 * not known where the command line itself asks for the list. */
static const char *unquote(struct arena *arena, const char *text)
{
    if (!strpbrk(text, "\\$") || fs_exists(text))
        return text;
    char *plain = arena_strdup(arena, text);
    char *to = plain;
    for (; *text; text++) {
        if ((*text == '\\' && (text[1] == ' ' || text[1] == '#')) ||
            (*text == '$' && text[1] == '$'))
            text++;
        *to++ = *text;
    }
    *to = '\0';
    return plain;
}

/* Reads the list. All linkers write each file again on a line of its own that ends in a colon, as
 * gcc -MP does: there, unlike in the rule itself, a blank is part of a name. */
static void read_list(struct reader *reader, const char *opened)
{
    const char *line = opened + strcspn(opened, "\n");
    for (line += *line == '\n'; *line;) {
        size_t length = strcspn(line, "\n");
        if (length > 1 && *line != ' ' && line[length - 1] == ':')
            add(reader, unquote(reader->arena, arena_strndup(reader->arena, line, length - 1)));
        line += length;
        line += *line == '\n';
    }
}

static void read_line(struct reader *reader, const struct cmdline *line,
                      const char *const *environment)
{
    struct inputs inputs = inputs_read(reader->arena, line, reader->state, environment);
    for (size_t i = 0; i < inputs.count; i++)
        if (inputs.items[i].path)
            add(reader, inputs.items[i].path);
}

struct link_files link_files_read(struct arena *arena, const char *opened,
                                  const struct cmdline *line, const struct state *state,
                                  const char *const *environment)
{
    struct reader reader = {.arena = arena, .state = state};
    const char *real = fs_real(arena, state->sysroot.path);
    reader.sysroot = real ? real : state->sysroot.path;
    if (opened)
        read_list(&reader, opened);
    else
        read_line(&reader, line, environment);
    return reader.files;
}

const char *link_files_output(struct arena *arena, const char *opened)
{
    const char *end = strstr(opened, ": ");
    return end ? unquote(arena, arena_strndup(arena, opened, (size_t)(end - opened))) : NULL;
}
