/* report_finding: one finding in each form that the wrapper prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"

static const char *places[] = {"main.o", "libx.a(y.o): src/y.c:12"};

static const struct {
    const char *story;
    enum report_format format;
    enum severity severity;
    const char *file, *text, *remedy;
    size_t places;
    const char *wanted;
} rows[] = {
    {"text: who, how grave, which rule, what; the remedy's lines below", REPORT_TEXT,
     SEVERITY_ERROR, "app", "needs x", "do this\nor that", 0,
     "abicc: error: ABI001 app: needs x\n  do this\n  or that\n"},
    {"text: who pulls it in", REPORT_TEXT, SEVERITY_WARNING, "app", "needs x", "", 2,
     "abicc: warning: ABI001 app: needs x\n  in main.o\n  in libx.a(y.o): src/y.c:12\n"},
    {"text: names from hostile files neither end a line nor move the cursor", REPORT_TEXT,
     SEVERITY_ERROR, "a\n::error::b", "needs \033[2Jx\r\x7f", "do\tthis\n\033]0;that", 0,
     "abicc: error: ABI001 a\\x0a::error::b: needs \\x1b[2Jx\\x0d\\x7f\n  do\tthis\n"
     "  \\x1b]0;that\n"},
    {"github: one line, whatever the text holds", REPORT_GITHUB, SEVERITY_ERROR, "app", "needs x",
     "do this\r\nor 100%", 0,
     "::error file=app,title=ABI001 symbol-version::app: needs x%0Ado this%0D%0Aor 100%25\n"},
    {"github: colons and commas would end a property", REPORT_GITHUB, SEVERITY_WARNING,
     "x.whl: a,b%.so", "needs a, b: c", "", 0,
     "::warning file=x.whl%3A a%2Cb%25.so,title=ABI001 symbol-version::x.whl: a,b%25.so: needs a, "
     "b: c\n"},
    {"github: a finding that has a source line shows there", REPORT_GITHUB, SEVERITY_NOTE, "app",
     "needs x", NULL, 2,
     "::notice file=src/y.c,line=12,title=ABI001 symbol-version::app: needs x%0Ain main.o%0Ain "
     "libx.a(y.o): src/y.c:12\n"},
    {"json: an object in a line", REPORT_JSON, SEVERITY_ERROR, "a\"b", "needs\nx", NULL, 1,
     "{\"code\":\"ABI001\",\"name\":\"symbol-version\",\"severity\":\"error\",\"file\":\"a\\\"b\","
     "\"subject\":null,\"message\":\"needs\\nx\",\"remedy\":null,\"places\":[\"main.o\"]}\n"},
    {"json: a file name of other bytes than UTF-8", REPORT_JSON, SEVERITY_ERROR, "caf\xe9",
     "needs x", "", 0,
     "{\"code\":\"ABI001\",\"name\":\"symbol-version\",\"severity\":\"error\",\"file\":"
     "\"caf\357\277\275\","
     "\"subject\":null,\"message\":\"needs x\",\"remedy\":\"\",\"places\":[]}\n"},
};

static void findings_are_printed_for_their_reader(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct finding finding = {
            .rule = rule_find("ABI001"),
            .severity = rows[i].severity,
            .file = rows[i].file,
            .text = rows[i].text,
            .remedy = rows[i].remedy,
            .places = {.items = places, .count = rows[i].places},
        };
        char *text = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&text, &size);
        report_finding(stream, rows[i].format, "abicc", &finding);
        fclose(stream);
        if (strcmp(text, rows[i].wanted) != 0)
            fail_msg("%s:\n%swanted:\n%s", rows[i].story, text, rows[i].wanted);
        free(text);
    }
}

static void errors_are_printed_in_the_same_forms(void **state)
{
    (void)state;
    static const struct {
        enum report_format format;
        const char *wanted;
    } forms[] = {
        {REPORT_TEXT, "abicc: error: no\n  100% no\n"},
        {REPORT_GITHUB, "::error title=abicc::no%0A  100%25 no\n"},
        {REPORT_JSON, "{\"severity\":\"error\",\"message\":\"no\\n  100% no\"}\n"},
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        const struct error err = {.text = "no\n  100% no"};
        char *text = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&text, &size);
        report_error(stream, forms[i].format, "abicc", SEVERITY_ERROR, &err);
        fclose(stream);
        assert_string_equal(text, forms[i].wanted);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_printed_for_their_reader),
        cmocka_unit_test(errors_are_printed_in_the_same_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
