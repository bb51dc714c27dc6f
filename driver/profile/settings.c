#include "profile/settings.h"

#include <assert.h>
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "base/version.h"
#include "profile/outline.h"

static void collect_log(cyaml_log_t level, void *ctx, const char *format, va_list args)
{
    (void)level;
    struct error *log = ctx;
    size_t used = strlen(log->text);
    vsnprintf(log->text + used, sizeof(log->text) - used, format, args);
}

static struct setting copy_slot(struct arena *arena, const struct key_slot *slot)
{
    struct setting setting = {.is_set = slot->text || slot->count};
    if (slot->text)
        setting.text = arena_strdup(arena, slot->text);
    for (uint32_t i = 0; i < slot->count; i++)
        strvec_push(arena, &setting.list, arena_strdup(arena, slot->items[i]));
    return setting;
}

/* Reads the values through libcyaml. `refusal` gets what it had to say; it stays empty when all is
 * well. That a second document follows is only a warning to libcyaml. */
static void load(struct settings *settings, struct error *refusal)
{
    const struct key_table *table = settings->table;
    const cyaml_config_t config = {.log_fn = collect_log,
                                   .log_ctx = refusal,
                                   .mem_fn = cyaml_mem,
                                   .log_level = CYAML_LOG_WARNING,
                                   .flags = CYAML_CFG_NO_ALIAS};
    struct key_slot *slots = NULL;
    cyaml_err_t status = cyaml_load_data((const uint8_t *)settings->file.bytes, settings->file.size,
                                         &config, table->schema, (cyaml_data_t **)&slots, NULL);
    if (!slots) {
        if (!*refusal->text)
            error_set(refusal, "%s", status ? cyaml_strerror(status) : "empty");
        return;
    }
    for (size_t i = 0; i < table->count; i++)
        settings->values[i] = copy_slot(settings->arena, &slots[i]);
    cyaml_free(&config, table->schema, slots, 0);
}

/* Returns whether the text may hold what libcyaml does not tell of: anchors and tags, which it
 * passes over; escapes, as a value seems to end at "\0"; a list that is empty, which looks like
 * one that is absent; another encoding than UTF-8. */
static bool may_hide_something(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool is_quoted = i && strchr("\"'", bytes[i - 1]);
        if (bytes[i] == '\\' || (strchr("&!", bytes[i]) && !is_quoted))
            return true;
        if (bytes[i] != '[')
            continue;
        size_t next = i + 1;
        while (next < size && strchr(" \t\r\n", bytes[next]))
            next++;
        if (next < size && strchr("]#", bytes[next]))
            return true;
    }
    return size && (unsigned char)bytes[0] >= 0xfe; /* a UTF-16 byte order mark */
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return true;
    return false;
}

/* Returns whether the outline must be asked, though libcyaml took all values. */
static bool is_doubtful(const struct settings *settings)
{
    size_t count = 0;
    for (size_t i = 0; i < settings->table->count; i++) {
        const struct setting *setting = &settings->values[i];
        if (setting->text && has_control(setting->text))
            return true;
        for (size_t j = 0; j < setting->list.count; j++)
            if (has_control(setting->list.items[j]))
                return true;
        count += setting->list.count;
    }
    return count > OUTLINE_MAX_NODES / 2 ||
           may_hide_something(settings->file.bytes, settings->file.size);
}

/* Refuses what the outline finds wrong, and what libcyaml `refused`; tells an empty list from one
 * that is absent. */
static int consult_outline(struct settings *settings, const struct error *refusal,
                           struct error *err)
{
    const struct catalog_file *file = &settings->file;
    struct outline outline;
    if (outline_read(settings->arena, file, &outline, err) < 0)
        return -1;
    if (*refusal->text)
        return settings_explain(settings, &outline, err)
                   ? -1
                   : error_set(err, "%s: %s", file->origin, refusal->text);
    for (size_t i = 0; i < settings->table->count; i++)
        settings->values[i].is_set = outline_find(&outline, settings->table->keys[i].path);
    return 0;
}

static int check_word(const struct settings *settings, const struct key *key,
                      struct setting *setting, struct error *err)
{
    struct strvec candidates = {0};
    const char *all = "";
    for (const struct key_word *word = key->words; word->text; word++) {
        if (strcmp(word->text, setting->text) == 0) {
            setting->word = word->value;
            return 0;
        }
        strvec_push(settings->arena, &candidates, word->text);
        all = arena_printf(settings->arena, "%s%s%s", all, *all ? ", " : "", word->text);
    }
    const char *near = suggest_nearest(setting->text, candidates.items, candidates.count);
    return settings_fail(settings, key->path, err, "\"%s\" is none of: %s%s%s%s", setting->text,
                         all, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static int check_values(struct settings *settings, struct error *err)
{
    for (size_t i = 0; i < settings->table->count; i++) {
        const struct key *key = &settings->table->keys[i];
        struct setting *setting = &settings->values[i];
        struct version version;
        if (!setting->is_set)
            continue;
        if (key->words && check_word(settings, key, setting, err) < 0)
            return -1;
        if (key->kind == KEY_VERSION &&
            !version_parse(setting->text, strlen(setting->text), &version))
            return settings_fail(settings, key->path, err,
                                 "\"%s\" is not a release number; write one such as \"2.17\"",
                                 setting->text);
    }
    return 0;
}

int settings_read(struct arena *arena, const struct key_table *table,
                  const struct catalog_file *file, struct settings *settings, struct error *err)
{
    *settings = (struct settings){.arena = arena, .table = table, .file = *file};
    if (file->size > OUTLINE_MAX_BYTES)
        return error_set(err, "%s: %zu bytes; a file of settings has at most %d", file->origin,
                         file->size, OUTLINE_MAX_BYTES);
    if (file->size >= 3 && memcmp(file->bytes, "\xef\xbb\xbf", 3) == 0) { /* some editors' mark */
        settings->file.bytes += 3;
        settings->file.size -= 3;
    }
    struct error refusal = {0};
    load(settings, &refusal);
    if ((*refusal.text || is_doubtful(settings)) && consult_outline(settings, &refusal, err) < 0)
        return -1;
    return check_values(settings, err);
}

int settings_vfail(const struct settings *settings, const char *path, struct error *err,
                   const char *format, va_list args)
{
    char text[sizeof(err->text) / 2];
    vsnprintf(text, sizeof(text), format, args);
    struct outline outline;
    struct error ignored;
    const struct outline_node *node = NULL;
    if (outline_read(settings->arena, &settings->file, &outline, &ignored) == 0)
        node = outline_find(&outline, path);
    if (!node)
        return error_set(err, "%s: %s: %s", settings->file.origin, path, text);
    return error_set(err, "%s:%zu:%zu: %s: %s", settings->file.origin, node->value_line,
                     node->value_column, path, text);
}

int settings_fail(const struct settings *settings, const char *path, struct error *err,
                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    settings_vfail(settings, path, err, format, args);
    va_end(args);
    return -1;
}

const struct setting *settings_get(const struct settings *settings, const char *path)
{
    int index = key_find(settings->table, path);
    assert(index >= 0);
    return &settings->values[index];
}
