/* documents TEMPLATE: writes a manual page or a completion script to stdout. A line of the template
 * that is `@NAME@` is replaced by what the programs' own tables say; all others stay. Run by the
 * build, and not installed. */
#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "documents/blocks.h"

static const struct block {
    const char *line;
    void (*write)(struct arena *arena, FILE *out);
} blocks[] = {
    {"@version@", manual_write_version},
    {"@manual: options of abicc@", manual_write_abicc_options},
    {"@manual: variables@", manual_write_variables},
    {"@manual: synopsis of abictl@", manual_write_synopsis},
    {"@manual: commands of abictl@", manual_write_commands},
    {"@manual: keys of a profile@", manual_write_profile_keys},
    {"@manual: keys of the config@", manual_write_config_keys},
    {"@manual: rules@", manual_write_rules},
    {"@bash: abicc@", bash_write_abicc},
    {"@bash: abictl@", bash_write_abictl},
    {"@zsh: abicc@", zsh_write_abicc},
    {"@zsh: abictl@", zsh_write_abictl},
    {"@fish: abicc@", fish_write_abicc},
    {"@fish: abictl@", fish_write_abictl},
};

static int write_line(struct arena *arena, const char *line, struct error *err)
{
    if (*line != '@') {
        puts(line);
        return 0;
    }
    for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
        if (strcmp(blocks[i].line, line) == 0) {
            blocks[i].write(arena, stdout);
            return 0;
        }
    return error_set(err, "%s: no such block", line);
}

static int write_document(struct arena *arena, const char *path, struct error *err)
{
    const char *bytes;
    size_t size;
    if (fs_read(arena, path, &bytes, &size, err) < 0)
        return -1;
    while (*bytes) {
        size_t length = strcspn(bytes, "\n");
        if (write_line(arena, arena_strndup(arena, bytes, length), err) < 0)
            return error_wrap(err, "%s", path);
        bytes += length + (bytes[length] == '\n');
    }
    return fflush(stdout) == 0 ? 0 : error_set(err, "cannot write the output");
}

int main(int argc, char **argv)
{
    static struct arena arena; /* lives as long as the process, as all that it holds */
    struct error err;
    if (argc == 2 && write_document(&arena, argv[1], &err) == 0)
        return 0;
    fprintf(stderr, "documents: %s\n", argc == 2 ? err.text : "usage: documents TEMPLATE");
    return 1;
}
