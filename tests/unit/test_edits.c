/* The table of edits: complete, and each edit is called what its function is. */
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"

#include "arena_fixture.h"

static void test_each_edit_is_in_the_table_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < plan_edit_count; i++)
        for (size_t j = 0; j < i; j++)
            if (plan_edits[i].apply == plan_edits[j].apply ||
                strcmp(plan_edits[i].name, plan_edits[j].name) == 0)
                fail_msg("%s is there twice", plan_edits[i].name);
}

static void test_each_edit_that_is_declared_is_in_the_table(void **state)
{
    (void)state;
    const char *bytes;
    size_t size;
    size_t declared = 0;
    assert_int_equal(fs_read(&arena, SOURCE_DIR "/driver/plan/edits.h", &bytes, &size, &err), 0);
    struct strvec lines = strvec_split(&arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++)
        declared += text_begins_with(lines.items[i], "int edit_");
    assert_int_equal(declared, plan_edit_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_edit_is_in_the_table_once),
        TEST(test_each_edit_that_is_declared_is_in_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
