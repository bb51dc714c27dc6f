/* profiles/README.md documents every key and every variable and none that does not exist, and
 * its examples are correct. */
#include "profile_fixture.h"

#include "profile/choice.h"
#include "profile/validate.h"
#include "profile/variables.h"

static const char *read_readme(struct arena *arena)
{
    const char *bytes;
    size_t size;
    struct error err;
    if (fs_read(arena, SOURCE_DIR "/profiles/README.md", &bytes, &size, &err) < 0)
        fail_msg("%s", err.text);
    return bytes;
}

/* The rows `| cell | cell |` of all tables between the heading `## <title>` and the next "## ",
 * their cells without blanks and backquotes around them. Headings and rulers of tables are left
 * out. */
enum { MAX_ROWS = 64, MAX_CELLS = 8 };

struct rows {
    const char *cells[MAX_ROWS][MAX_CELLS];
    size_t count;
};

static const char *strip(struct arena *arena, const char *text)
{
    size_t start = strspn(text, " `");
    size_t end = strlen(text);
    while (end > start && strchr(" `", text[end - 1]))
        end--;
    return arena_strndup(arena, text + start, end - start);
}

static struct rows read_rows(struct arena *arena, const char *readme, const char *title)
{
    struct rows rows = {0};
    const char *start = strstr(readme, arena_printf(arena, "\n## %s\n", title));
    assert_non_null(start);
    const char *end = strstr(start + 1, "\n## ");
    size_t length = end ? (size_t)(end - start) : strlen(start);
    struct strvec lines = strvec_split(arena, arena_strndup(arena, start, length), '\n');
    for (size_t i = 0; i < lines.count; i++) {
        if (strncmp(lines.items[i], "| `", 3) != 0)
            continue;
        struct strvec cells = strvec_split(arena, lines.items[i], '|');
        assert_true(rows.count < MAX_ROWS && cells.count <= MAX_CELLS);
        for (size_t j = 0; j < cells.count; j++)
            rows.cells[rows.count][j] = strip(arena, cells.items[j]);
        rows.count++;
    }
    return rows;
}

/* What the type column must say of a key. */
static const char *type_of(struct arena *arena, const struct key *key)
{
    if (key->kind == KEY_TEXT)
        return "text";
    if (key->kind == KEY_VERSION)
        return "version";
    if (key->kind == KEY_LIST)
        return "list";
    const char *words = "";
    for (size_t i = 0; key->words[i].text; i++)
        words = arena_printf(arena, "%s%s%s", words, i ? ", " : "", key->words[i].text);
    return words;
}

/* The example must be one that the reader takes, and must set the key that it explains. */
static void check_example(struct arena *arena, const struct key_table *table, const char *key,
                          const char *example)
{
    const struct catalog_file file = {.origin = key, .bytes = example, .size = strlen(example)};
    struct settings settings;
    struct error err;
    if (settings_read(arena, table, &file, &settings, &err) < 0 ||
        (table == &profile_keys && check_file(arena, &settings, "x", &err) < 0))
        fail_msg("%s: the example is wrong: %s", key, err.text);
    if (!settings_get(&settings, key)->is_set)
        fail_msg("%s: the example does not set it", key);
}

static void check_table(struct arena *arena, const struct rows *rows, const struct key_table *table,
                        size_t example)
{
    bool seen[KEY_MAX] = {false};
    for (size_t i = 0; i < rows->count; i++) {
        const char *const *cells = rows->cells[i];
        int index = key_find(table, cells[0]);
        if (index < 0)
            fail_msg("%s is documented and does not exist", cells[0]);
        if (seen[index])
            fail_msg("%s is documented twice", cells[0]);
        seen[index] = true;
        assert_string_equal(cells[1], type_of(arena, &table->keys[index]));
        assert_true(*cells[2] && *cells[example - 1]);
        check_example(arena, table, cells[0], cells[example]);
    }
    for (size_t i = 0; i < table->count; i++)
        if (!seen[i])
            fail_msg("%s is not documented", table->keys[i].path);
}

static void every_key_of_a_profile_is_documented(void **state)
{
    (void)state;
    static const char *const merges[] = {
        [KEY_OVERRIDE] = "override", [KEY_APPEND] = "append", [KEY_OWN] = "own"};
    struct arena arena = {0};
    struct rows rows = read_rows(&arena, read_readme(&arena), "Keys");
    check_table(&arena, &rows, &profile_keys, 5);
    for (size_t i = 0; i < rows.count; i++) {
        const struct key *key = &profile_keys.keys[key_find(&profile_keys, rows.cells[i][0])];
        if (strcmp(rows.cells[i][3], merges[key->merge]) != 0)
            fail_msg("%s: \"%s\" is not what extends does", key->path, rows.cells[i][3]);
    }
    arena_release(&arena);
}

static void every_key_of_the_config_is_documented(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct rows rows = read_rows(&arena, read_readme(&arena), "The user's config");
    check_table(&arena, &rows, &config_keys, 4);
    arena_release(&arena);
}

static void check_help(const char *name, const char *help)
{
    size_t length = help ? strlen(help) : 0;
    if (length < 10 || length > 80 || strchr(help, '\n'))
        fail_msg("%s: the help must be one short line", name);
}

static void every_key_and_variable_has_a_line_of_help(void **state)
{
    (void)state;
    for (size_t i = 0; i < profile_keys.count; i++)
        check_help(profile_keys.keys[i].path, profile_keys.keys[i].help);
    for (size_t i = 0; i < config_keys.count; i++)
        check_help(config_keys.keys[i].path, config_keys.keys[i].help);
    size_t count;
    const struct variable *variables = variable_list(&count);
    for (size_t i = 0; i < count; i++)
        check_help(variables[i].name, variables[i].help);
}

static void every_variable_is_documented(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct rows rows = read_rows(&arena, read_readme(&arena), "Environment");
    size_t count;
    const struct variable *variables = variable_list(&count);
    assert_int_equal(rows.count, count);
    for (size_t i = 0; i < count; i++) {
        bool is_found = false;
        for (size_t j = 0; j < rows.count; j++)
            is_found = is_found || strcmp(rows.cells[j][0], variables[i].name) == 0;
        if (!is_found)
            fail_msg("%s is not documented", variables[i].name);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_a_profile_is_documented),
        cmocka_unit_test(every_key_of_the_config_is_documented),
        cmocka_unit_test(every_variable_is_documented),
        cmocka_unit_test(every_key_and_variable_has_a_line_of_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
