#include "profile/outline.h"

#include <stdbool.h>
#include <string.h>
#include <yaml.h>

struct reader {
    struct arena *arena;
    yaml_parser_t parser;
    struct outline *outline;
    struct error *err;
};

static int fail_at(struct reader *reader, yaml_mark_t mark, const char *what)
{
    return error_set(reader->err, "%s:%zu:%zu: %s", reader->outline->name, mark.line + 1,
                     mark.column + 1, what);
}

/* Sets the error that libyaml reports, at its place. Its reader knows only the byte offset. */
static int fail_as_parser(struct reader *reader, const char *bytes, size_t size)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    yaml_mark_t mark = parser->problem_mark;
    if (parser->error == YAML_READER_ERROR) {
        size_t end = parser->problem_offset < size ? parser->problem_offset : size;
        mark = (yaml_mark_t){0};
        for (size_t i = 0; i < end; i++) {
            mark.column = bytes[i] == '\n' ? 0 : mark.column + 1;
            mark.line += bytes[i] == '\n';
        }
        return fail_at(reader, mark, arena_printf(reader->arena, "not UTF-8 text: %s", problem));
    }
    const char *context = parser->context ? parser->context : "";
    return fail_at(reader, mark,
                   arena_printf(reader->arena, "not valid YAML: %s%s%s", context,
                                *context ? ": " : "", problem));
}

static struct outline_node *add_node(struct reader *reader, const char *path)
{
    struct outline *outline = reader->outline;
    if (outline->count == outline->room) {
        outline->room = outline->room ? outline->room * 2 : 64;
        struct outline_node *nodes = arena_alloc(reader->arena, outline->room * sizeof(*nodes));
        if (outline->count)
            memcpy(nodes, outline->nodes, outline->count * sizeof(*nodes));
        outline->nodes = nodes;
    }
    struct outline_node *node = &outline->nodes[outline->count++];
    node->path = path;
    return node;
}

const struct outline_node *outline_find(const struct outline *outline, const char *path)
{
    for (size_t i = 0; i < outline->count; i++)
        if (strcmp(outline->nodes[i].path, path) == 0)
            return &outline->nodes[i];
    return NULL;
}

/* Scalars become argv words, file names and header lines: a control character is never meant. */
static int check_scalar(struct reader *reader, const yaml_event_t *event)
{
    for (size_t i = 0; i < event->data.scalar.length; i++)
        if (event->data.scalar.value[i] < ' ' || event->data.scalar.value[i] == 0x7f)
            return fail_at(reader, event->start_mark,
                           "the value holds a control character; write it on one line");
    return 0;
}

static int check_event(struct reader *reader, const yaml_event_t *event)
{
    const unsigned char *anchor = NULL;
    const unsigned char *tag = NULL;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return fail_at(reader, event->start_mark, "aliases (*name) are not used here; use extends");
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
    if (anchor)
        return fail_at(reader, event->start_mark, "anchors (&name) are not used here; use extends");
    if (tag)
        return fail_at(reader, event->start_mark, "tags (!name) are not used here");
    return event->type == YAML_SCALAR_EVENT ? check_scalar(reader, event) : 0;
}

/* The next event, checked. The caller deletes it. */
static int next_event(struct reader *reader, yaml_event_t *event)
{
    if (!yaml_parser_parse(&reader->parser, event))
        return fail_as_parser(
            reader, (const char *)reader->parser.input.string.start,
            (size_t)(reader->parser.input.string.end - reader->parser.input.string.start));
    if (check_event(reader, event) == 0)
        return 0;
    yaml_event_delete(event);
    return -1;
}

static int read_node(struct reader *reader, const yaml_event_t *event, const char *path,
                     yaml_mark_t key, unsigned depth);

static int read_list(struct reader *reader, const char *path, unsigned depth)
{
    for (size_t i = 0;; i++) {
        yaml_event_t event;
        if (next_event(reader, &event) < 0)
            return -1;
        bool is_end = event.type == YAML_SEQUENCE_END_EVENT;
        int result = 0;
        if (!is_end)
            result = read_node(reader, &event, arena_printf(reader->arena, "%s[%zu]", path, i),
                               event.start_mark, depth);
        yaml_event_delete(&event);
        if (is_end || result < 0)
            return result;
    }
}

static int read_member(struct reader *reader, const yaml_event_t *key, const char *path,
                       unsigned depth)
{
    if (key->type != YAML_SCALAR_EVENT)
        return fail_at(reader, key->start_mark, "a key must be a word");
    const char *text = (const char *)key->data.scalar.value;
    if (!*text || strpbrk(text, ".[ ")) /* a path must tell its parts */
        return fail_at(reader, key->start_mark,
                       arena_printf(reader->arena, "\"%s\": a key must be a plain word", text));
    const char *member = arena_printf(reader->arena, "%s%s%s", path, *path ? "." : "", text);
    const struct outline_node *earlier = outline_find(reader->outline, member);
    if (earlier)
        return fail_at(reader, key->start_mark,
                       arena_printf(reader->arena, "%s: given twice, first in line %zu", member,
                                    earlier->line));
    yaml_event_t value;
    if (next_event(reader, &value) < 0)
        return -1;
    int result = read_node(reader, &value, member, key->start_mark, depth);
    yaml_event_delete(&value);
    return result;
}

static int read_map(struct reader *reader, const char *path, unsigned depth)
{
    for (;;) {
        yaml_event_t event;
        if (next_event(reader, &event) < 0)
            return -1;
        bool is_end = event.type == YAML_MAPPING_END_EVENT;
        int result = is_end ? 0 : read_member(reader, &event, path, depth);
        yaml_event_delete(&event);
        if (is_end || result < 0)
            return result;
    }
}

/* The depth of recursion is bounded by OUTLINE_MAX_DEPTH. */
static int read_node(struct reader *reader, const yaml_event_t *event, const char *path,
                     yaml_mark_t key, unsigned depth)
{
    if (depth > OUTLINE_MAX_DEPTH)
        return fail_at(reader, event->start_mark, "nested deeper than any profile is");
    if (reader->outline->count >= OUTLINE_MAX_NODES)
        return fail_at(reader, event->start_mark, "more values than any profile has");
    struct outline_node *node = add_node(reader, path);
    node->line = key.line + 1;
    node->column = key.column + 1;
    node->value_line = event->start_mark.line + 1;
    node->value_column = event->start_mark.column + 1;
    switch (event->type) {
    case YAML_SEQUENCE_START_EVENT:
        node->kind = OUTLINE_LIST;
        return read_list(reader, path, depth + 1);
    case YAML_MAPPING_START_EVENT:
        node->kind = OUTLINE_MAP;
        return read_map(reader, path, depth + 1);
    default:
        node->kind = OUTLINE_SCALAR;
        node->text = arena_strndup(reader->arena, (const char *)event->data.scalar.value,
                                   event->data.scalar.length);
        return 0;
    }
}

static int read_stream(struct reader *reader)
{
    unsigned documents = 0;
    for (;;) {
        yaml_event_t event;
        if (next_event(reader, &event) < 0)
            return -1;
        yaml_event_type_t type = event.type;
        int result = 0;
        if (type == YAML_DOCUMENT_START_EVENT && documents++ > 0)
            result =
                fail_at(reader, event.start_mark, "a second document; one file is one profile");
        else if (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
                 type == YAML_MAPPING_START_EVENT)
            result = read_node(reader, &event, "", event.start_mark, 0);
        yaml_event_delete(&event);
        if (result < 0 || type == YAML_STREAM_END_EVENT)
            return result;
    }
}

int outline_read(struct arena *arena, const struct catalog_file *file, struct outline *outline,
                 struct error *err)
{
    *outline = (struct outline){.name = file->origin};
    struct reader reader = {.arena = arena, .outline = outline, .err = err};
    if (!yaml_parser_initialize(&reader.parser))
        return error_set(err, "%s: out of memory", file->origin);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)file->bytes, file->size);
    int result = read_stream(&reader);
    yaml_parser_delete(&reader.parser);
    if (result < 0)
        return -1;
    if (!outline->count)
        return error_set(err, "%s:1:1: empty: nothing but blanks and comments", file->origin);
    return 0;
}
