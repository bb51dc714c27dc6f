/* Explains why libcyaml refused a file, so that its author can correct it. */
#include <string.h>

#include "base/suggest.h"
#include "profile/outline.h"
#include "profile/settings.h"

struct explainer {
    struct arena *arena;
    const struct key_table *table;
    const struct outline *outline;
    struct error *err;
};

/* The name of a section that begins at keys[i].path, or NULL when that key is in none. */
static const char *section_of(struct arena *arena, const struct key *key)
{
    const char *dot = strchr(key->path, '.');
    return dot ? arena_strndup(arena, key->path, (size_t)(dot - key->path)) : NULL;
}

static bool is_section(const struct explainer *explainer, const char *path)
{
    for (size_t i = 0; i < explainer->table->count; i++) {
        const char *section = section_of(explainer->arena, &explainer->table->keys[i]);
        if (section && strcmp(section, path) == 0)
            return true;
    }
    return false;
}

static const char *last_part(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

/* The nearest thing that `path` may have been meant to be: a key or section beside it, else a key
 * of another section, whole. NULL when nothing is near. */
static const char *nearest_key(const struct explainer *explainer, const char *path)
{
    struct arena *arena = explainer->arena;
    size_t parent = (size_t)(last_part(path) - path);
    struct strvec siblings = {0};
    struct strvec everywhere = {0};
    for (size_t i = 0; i < explainer->table->count; i++) {
        const struct key *key = &explainer->table->keys[i];
        const char *section = section_of(arena, key);
        strvec_push(arena, &everywhere, last_part(key->path));
        if (!parent)
            strvec_push(arena, &siblings, section ? section : key->path);
        else if (section && strlen(section) + 1 == parent &&
                 strncmp(section, path, parent - 1) == 0)
            strvec_push(arena, &siblings, key->path + parent);
    }
    const char *near = suggest_nearest(last_part(path), siblings.items, siblings.count);
    if (near)
        return near;
    near = suggest_nearest(last_part(path), everywhere.items, everywhere.count);
    for (size_t i = 0; near && i < everywhere.count; i++)
        if (everywhere.items[i] == near)
            return explainer->table->keys[i].path;
    return NULL;
}

static int fail(const struct explainer *explainer, size_t line, size_t column, const char *path,
                const char *text)
{
    return error_set(explainer->err, "%s:%zu:%zu: %s%s%s", explainer->outline->name, line, column,
                     path, *path ? ": " : "", text);
}

static int fail_unknown(const struct explainer *explainer, const struct outline_node *node)
{
    const char *near = nearest_key(explainer, node->path);
    return fail(explainer, node->line, node->column, node->path,
                near ? arena_printf(explainer->arena, "no such key; did you mean %s?", near)
                     : "no such key; profiles/README.md lists all");
}

static int fail_value(const struct explainer *explainer, const struct outline_node *node,
                      const char *text)
{
    return fail(explainer, node->value_line, node->value_column, node->path, text);
}

static int check_key(const struct explainer *explainer, const struct outline_node *node,
                     const struct key *key)
{
    if (key->kind == KEY_LIST) {
        if (node->kind == OUTLINE_LIST)
            return 0;
        return fail_value(explainer, node,
                          node->kind == OUTLINE_SCALAR && *node->text
                              ? arena_printf(explainer->arena, "must be a list: [%s]", node->text)
                              : "must be a list: [one, two]");
    }
    if (node->kind != OUTLINE_SCALAR)
        return fail_value(explainer, node, "must be one value");
    if (!*node->text)
        return fail_value(explainer, node, "is empty; leave the key out or give it a value");
    return 0;
}

static int check_node(const struct explainer *explainer, const struct outline_node *node)
{
    const char *bracket = strchr(node->path, '[');
    if (bracket) { /* of a list that is a key's, or the list itself was refused before */
        if (node->kind != OUTLINE_SCALAR)
            return fail_value(explainer, node, "must be one value");
        return *node->text ? 0 : fail_value(explainer, node, "is empty");
    }
    int index = key_find(explainer->table, node->path);
    if (index >= 0)
        return check_key(explainer, node, &explainer->table->keys[index]);
    if (!is_section(explainer, node->path))
        return fail_unknown(explainer, node);
    if (node->kind != OUTLINE_MAP)
        return fail_value(explainer, node, "must have keys of its own, indented below it");
    return 0;
}

bool settings_explain(const struct settings *settings, const struct outline *outline,
                      struct error *err)
{
    const struct explainer explainer = {settings->arena, settings->table, outline, err};
    const struct outline_node *top = &outline->nodes[0];
    if (top->kind != OUTLINE_MAP) {
        fail_value(&explainer, top, "not a map of keys: write \"key: value\" lines");
        return true;
    }
    for (size_t i = 1; i < outline->count; i++)
        if (check_node(&explainer, &outline->nodes[i]) < 0)
            return true;
    return false;
}
