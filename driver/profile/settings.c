#include "profile/settings.h"

#include <assert.h>
#include <cyaml/cyaml.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/version.h"

/* Where libcyaml puts one key's value. Everything is a pointer, so that absent differs from empty.
 */
struct slot {
    char *text;
    int *word;
    char **items;
    uint32_t item_count;
};

struct schema {
    cyaml_schema_value_t top;
    cyaml_schema_value_t entry; /* of every list */
};

static const cyaml_strval_t *word_values(struct arena *arena, const struct key_word *words,
                                         uint32_t *count)
{
    *count = 0;
    while (words[*count].text)
        ++*count;
    cyaml_strval_t *values = arena_alloc(arena, *count * sizeof(*values));
    for (uint32_t i = 0; i < *count; i++) /* the index: some words share their value */
        values[i] = (cyaml_strval_t){words[i].text, i};
    return values;
}

/* The field for key number `index`, called `name` within its mapping. */
static cyaml_schema_field_t key_field(struct arena *arena, const struct schema *schema,
                                      const struct key *key, size_t index, const char *name)
{
    uint32_t base = (uint32_t)(index * sizeof(struct slot));
    enum cyaml_flag flags = CYAML_FLAG_OPTIONAL | CYAML_FLAG_POINTER;
    cyaml_schema_field_t field = {.key = name};
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_VERSION:
        field.data_offset = base + (uint32_t)offsetof(struct slot, text);
        field.value = (cyaml_schema_value_t){CYAML_VALUE_STRING(flags, char, 1, CYAML_UNLIMITED)};
        break;
    case KEY_WORD:
    case KEY_WORD_TEXT: {
        uint32_t count;
        const cyaml_strval_t *values = word_values(arena, key->words, &count);
        field.data_offset = base + (uint32_t)offsetof(struct slot, word);
        field.value =
            (cyaml_schema_value_t){CYAML_VALUE_ENUM(flags | CYAML_FLAG_STRICT, int, values, count)};
        break;
    }
    case KEY_LIST:
        field.data_offset = base + (uint32_t)offsetof(struct slot, items);
        field.count_offset = base + (uint32_t)offsetof(struct slot, item_count);
        field.count_size = sizeof(uint32_t);
        field.value = (cyaml_schema_value_t){
            CYAML_VALUE_SEQUENCE(flags, char *, &schema->entry, 0, CYAML_UNLIMITED)};
        break;
    }
    return field;
}

/* The fields of the mapping `section` ("" = the top). The slots are one flat array for all
 * sections, so a section's mapping begins at offset 0 of it, as the top does. */
static const cyaml_schema_field_t *section_fields(struct arena *arena, const struct schema *schema,
                                                  const struct key_table *table,
                                                  const char *section)
{
    cyaml_schema_field_t *fields = arena_alloc(arena, (table->count + 1) * sizeof(*fields));
    size_t count = 0;
    size_t length = strlen(section);
    for (size_t i = 0; i < table->count; i++) {
        const struct key *key = &table->keys[i];
        const char *dot = strchr(key->path, '.');
        bool is_member =
            length ? strncmp(key->path, section, length) == 0 && key->path[length] == '.' : !dot;
        if (is_member) {
            const char *name = length ? key->path + length + 1 : key->path;
            fields[count++] = key_field(arena, schema, key, i, name);
            continue;
        }
        if (length || !dot)
            continue;
        const char *name = arena_strndup(arena, key->path, (size_t)(dot - key->path));
        if (count && strcmp(fields[count - 1].key, name) == 0)
            continue; /* keys of one section follow each other in the table */
        cyaml_schema_field_t *field = &fields[count++];
        field->key = name;
        field->value = (cyaml_schema_value_t){
            .type = CYAML_MAPPING,
            .flags = CYAML_FLAG_OPTIONAL,
            .data_size = KEY_MAX * sizeof(struct slot),
            .mapping.fields = section_fields(arena, schema, table, name),
        };
    }
    return fields; /* arena memory is zeroed: the last field's key is NULL, as libcyaml wants it */
}

static void collect_log(cyaml_log_t level, void *ctx, const char *format, va_list args)
{
    (void)level;
    struct error *log = ctx;
    size_t used = strlen(log->text);
    vsnprintf(log->text + used, sizeof(log->text) - used, format, args);
}

static struct setting copy_slot(struct arena *arena, const struct key *key, const struct slot *slot)
{
    struct setting setting = {0};
    if (slot->text) {
        setting.text = arena_strdup(arena, slot->text);
    } else if (slot->word) {
        setting.text = key->words[*slot->word].text;
        setting.word = key->words[*slot->word].value;
    }
    for (uint32_t i = 0; i < slot->item_count; i++)
        strvec_push(arena, &setting.list, arena_strdup(arena, slot->items[i]));
    return setting;
}

static int load(struct arena *arena, const char *name, const char *bytes, size_t size,
                struct settings *settings, struct error *err)
{
    const struct key_table *table = settings->table;
    struct schema schema = {
        .entry = {CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, CYAML_UNLIMITED)},
    };
    schema.top = (cyaml_schema_value_t){
        .type = CYAML_MAPPING,
        .flags = CYAML_FLAG_POINTER,
        .data_size = KEY_MAX * sizeof(struct slot),
        .mapping.fields = section_fields(arena, &schema, table, ""),
    };
    struct error log = {0};
    const cyaml_config_t config = {.log_fn = collect_log,
                                   .log_ctx = &log,
                                   .mem_fn = cyaml_mem,
                                   .log_level = CYAML_LOG_ERROR,
                                   .flags = CYAML_CFG_NO_ALIAS};
    struct slot *slots = NULL;
    cyaml_err_t status = cyaml_load_data((const uint8_t *)bytes, size, &config, &schema.top,
                                         (cyaml_data_t **)&slots, NULL);
    if (status != CYAML_OK && settings_explain(arena, table, &settings->outline, err))
        return -1;
    if (status != CYAML_OK)
        return error_set(err, "%s: %s\n%s", name, cyaml_strerror(status), log.text);
    for (size_t i = 0; i < table->count; i++) {
        settings->values[i] = copy_slot(arena, &table->keys[i], &slots[i]);
        /* Not by the slot: libcyaml makes no difference between [] and a list that is absent. */
        settings->values[i].is_set = outline_find(&settings->outline, table->keys[i].path);
    }
    cyaml_free(&config, &schema.top, slots, 0);
    return 0;
}

static int check_versions(const struct settings *settings, struct error *err)
{
    for (size_t i = 0; i < settings->table->count; i++) {
        const struct key *key = &settings->table->keys[i];
        const struct setting *setting = &settings->values[i];
        struct version version;
        if (key->kind == KEY_VERSION && setting->is_set &&
            !version_parse(setting->text, strlen(setting->text), &version))
            return settings_fail(settings, key->path, err,
                                 "\"%s\" is no release number; write one such as \"2.17\"",
                                 setting->text);
    }
    return 0;
}

int settings_read(struct arena *arena, const struct key_table *table, const char *name,
                  const char *bytes, size_t size, struct settings *settings, struct error *err)
{
    assert(table->count <= KEY_MAX);
    *settings = (struct settings){.table = table};
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) { /* the mark some editors begin with */
        bytes += 3;
        size -= 3;
    }
    if (outline_read(arena, name, bytes, size, &settings->outline, err) < 0 ||
        load(arena, name, bytes, size, settings, err) < 0)
        return -1;
    return check_versions(settings, err);
}

int settings_fail(const struct settings *settings, const char *path, struct error *err,
                  const char *format, ...)
{
    char text[sizeof(err->text) / 2];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    const struct outline_node *node = outline_find(&settings->outline, path);
    if (!node)
        return error_set(err, "%s: %s: %s", settings->outline.name, path, text);
    return error_set(err, "%s:%zu:%zu: %s: %s", settings->outline.name, node->value_line,
                     node->value_column, path, text);
}

const struct setting *settings_get(const struct settings *settings, const char *path)
{
    int index = key_find(settings->table, path);
    assert(index >= 0);
    return &settings->values[index];
}
