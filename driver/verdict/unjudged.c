#include "verdict/unjudged.h"

#include "verdict/bad_output.h"

static struct stat look_at(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0)
        st = (struct stat){0};
    return st;
}

static bool is_untouched(const struct unjudged_file *file)
{
    const struct stat *before = &file->before;
    struct stat now = look_at(file->path);
    return before->st_ino == now.st_ino && before->st_size == now.st_size &&
           before->st_mtim.tv_sec == now.st_mtim.tv_sec &&
           before->st_mtim.tv_nsec == now.st_mtim.tv_nsec;
}

static void remove_files(const void *data)
{
    const struct unjudged *unjudged = data;
    struct arena arena = {0};
    struct error ignored; /* it is the interruption that is reported */
    for (size_t i = 0; i < unjudged->count; i++)
        if (!is_untouched(&unjudged->files[i]))
            (void)bad_output_remove(&arena, unjudged->files[i].path, &ignored);
    arena_release(&arena);
}

static void add(struct unjudged *unjudged, const char *path)
{
    unjudged->files[unjudged->count++] =
        (struct unjudged_file){.path = path, .before = look_at(path)};
}

void unjudged_begin(struct arena *arena, const struct cmdline *line, const char *output,
                    struct unjudged *unjudged)
{
    const struct linker_word *own = linker_words_last(&line->linker, LINKER_OUTPUT);
    add(unjudged, output);
    if (own && own->value)
        add(unjudged, own->value);
    guard_begin(&unjudged->guard, arena, remove_files, unjudged);
}

bool unjudged_is_untouched(const struct unjudged *unjudged)
{
    return is_untouched(&unjudged->files[0]);
}

void unjudged_discard(struct unjudged *unjudged, bool is_interrupted)
{
    if (is_interrupted)
        guard_stop_command(&unjudged->guard);
    remove_files(unjudged);
}

void unjudged_end(struct unjudged *unjudged)
{
    guard_end(&unjudged->guard);
}
