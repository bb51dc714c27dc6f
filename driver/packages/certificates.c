#include "packages/certificates.h"

#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"
#include "base/tree.h"

struct gathering {
    struct arena *arena;
    struct strvec texts;
};

static int gather(void *data, const struct tree_step *step, struct error *err)
{
    struct gathering *gathering = data;
    const char *text;
    size_t size;
    if (step->kind != TREE_MEET || !S_ISREG(step->st->st_mode) ||
        !text_ends_with(step->name, ".crt"))
        return 0;
    if (fs_read(gathering->arena, step->path, &text, &size, err) < 0)
        return -1;
    strvec_pushf(gathering->arena, &gathering->texts, "%s%s", text,
                 text_ends_with(text, "\n") ? "" : "\n");
    return 0;
}

int certificates_gather(struct arena *arena, const char *root, struct error *err)
{
    const char *directory = arena_printf(arena, "%s/etc/ssl/certs", root);
    const char *file = arena_printf(arena, "%s/ca-certificates.crt", directory);
    const char *from = arena_printf(arena, "%s/usr/share/ca-certificates", root);
    struct gathering gathering = {.arena = arena};
    if (!fs_is_dir(from) || fs_exists(file))
        return 0;
    if (tree_walk(from, false, gather, &gathering, err) < 0 ||
        fs_make_dirs(arena, directory, 0755, err) < 0)
        return -1;
    const char *text = strvec_lines(arena, &gathering.texts, "");
    return fs_write(file, text, strlen(text), err);
}
