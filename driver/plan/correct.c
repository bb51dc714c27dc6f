#include "plan/correct.h"

#include <ctype.h>
#include <string.h>

#include "base/strvec.h"
#include "toolchain/host.h"

/* Returns whether " version " in the line is followed by a word that begins with a digit. */
static bool is_version_line(const char *line)
{
    const char *found = strstr(line, " version ");
    return found && isdigit((unsigned char)found[strlen(" version ")]);
}

/* Returns the lines of `text`, without their newlines; empty ones are kept. */
static struct strvec lines_of(struct arena *arena, const char *text)
{
    struct strvec lines = {0};
    while (*text) {
        size_t length = strcspn(text, "\n");
        strvec_push(arena, &lines, arena_strndup(arena, text, length));
        text += length + (text[length] == '\n');
    }
    return lines;
}

const char *correct_version_line(struct arena *arena, const char *text, const char *mark)
{
    struct strvec lines = lines_of(arena, text);
    for (size_t i = 0; i < lines.count; i++)
        if (is_version_line(lines.items[i]))
            lines.items[i] = arena_printf(arena, "%s %s", lines.items[i], mark);
    return strvec_lines(arena, &lines, "\n");
}

const char *correct_file_name(struct arena *arena, const char *text, const char *install_dir)
{
    size_t length = strcspn(text, "\n");
    const char *path = arena_strndup(arena, text, length);
    const char *slash = strrchr(path, '/');
    if (!slash)
        return text;
    const char *directory = arena_strndup(arena, path, (size_t)(slash - path) + 1);
    if (!host_is_library_directory(arena, directory, install_dir))
        return text;
    return arena_printf(arena, "%s%s", slash + 1, text + length);
}

const char *correct_musl_file(struct arena *arena, const char *text, const char *sysroot,
                              const char *install_dir)
{
    size_t length = strlen(sysroot);
    const char *slash = strrchr(text, '/');
    if (slash && strstr(slash, ".so") && strncmp(text, sysroot, length) != 0)
        return arena_strdup(arena, slash + 1);
    return correct_file_name(arena, text, install_dir);
}

const char *correct_other_file(struct arena *arena, const char *text, const char *sysroot,
                               const char *install_dir)
{
    size_t length = strlen(sysroot);
    if (strncmp(text, sysroot, length) == 0 && text[length] == '/')
        return arena_strdup(arena, strrchr(text, '/') + 1);
    return correct_file_name(arena, text, install_dir);
}

const char *correct_search_dirs(struct arena *arena, const char *text, const char *sysroot,
                                const char *install_dir)
{
    static const char label[] = "libraries: =";
    struct strvec lines = lines_of(arena, text);
    for (size_t i = 0; i < lines.count; i++)
        if (strncmp(lines.items[i], label, sizeof(label) - 1) == 0)
            lines.items[i] = arena_printf(arena, "%s%s%s%s/", label, sysroot ? sysroot : "",
                                          sysroot ? "/usr/lib/:" : "", install_dir);
    return strvec_lines(arena, &lines, "\n");
}

const char *correct_machine(struct arena *arena, const char *text)
{
    const char *gnu = strstr(text, "-gnu");
    if (!gnu)
        return text;
    return arena_printf(arena, "%.*s-musl%s", (int)(gnu - text), text, gnu + strlen("-gnu"));
}
