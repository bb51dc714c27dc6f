#include "sysroot/headers/overlay_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void overlay_text_hide(struct arena *arena, struct overlay_text *text, struct hidden_name name)
{
    text->hidden = arena_grow(arena, text->hidden, text->hidden_count, &text->hidden_room,
                              sizeof(*text->hidden));
    text->hidden[text->hidden_count++] = name;
}

bool overlay_text_defines(const char *body, struct text name)
{
    for (const char *p = body; p && (p = strstr(p, "define ")); p++) {
        const char *word = p + strlen("define ");
        if (strncmp(word, name.start, name.length) == 0 && strspn(word + name.length, " \t(\n") > 0)
            return true;
    }
    return false;
}

/* Writes the lines before the inclusion of the original. A user's macro of the name is saved: it
 * would rename the declaration that is hidden here, and be lost. The pragmas are under a condition,
 * because they appear in preprocessed output, where configure scripts search for names. */
static void write_hiding(FILE *out, const struct overlay_text *text, const char *mark, bool is_cxx)
{
    const char *separator = "#if";
    for (size_t i = 0; i < text->hidden_count; i++) {
        const struct hidden_name *name = &text->hidden[i];
        if (name->is_for_cxx != is_cxx)
            continue;
        fprintf(out, "%s defined %.*s", separator, (int)name->text.length, name->text.start);
        separator = " ||";
    }
    fprintf(out, "\n#define %s 1\n", mark);
    for (size_t i = 0; i < text->hidden_count; i++) {
        const struct hidden_name *name = &text->hidden[i];
        if (name->is_for_cxx == is_cxx)
            fprintf(out, "#pragma push_macro(\"%.*s\")\n#undef %.*s\n", (int)name->text.length,
                    name->text.start, (int)name->text.length, name->text.start);
    }
    fputs("#endif\n", out);
    for (size_t i = 0; i < text->hidden_count; i++) {
        const struct hidden_name *name = &text->hidden[i];
        if (name->is_for_cxx != is_cxx || name->is_macro_only)
            continue;
        const char *parameters = name->is_renamed_anywhere ? "" : "(...)";
        const char *arguments = name->is_renamed_anywhere ? "" : "(__VA_ARGS__)";
        fprintf(out, "#define %.*s%s %s%s\n", (int)name->text.length, name->text.start, parameters,
                name->alias, arguments);
    }
}

static void write_showing(FILE *out, const struct overlay_text *text, const char *mark, bool is_cxx)
{
    for (size_t i = 0; i < text->hidden_count; i++) {
        const struct hidden_name *name = &text->hidden[i];
        if (name->is_for_cxx == is_cxx)
            fprintf(out, "#undef %.*s\n", (int)name->text.length, name->text.start);
    }
    fprintf(out, "#ifdef %s\n#undef %s\n", mark, mark);
    for (size_t i = text->hidden_count; i-- > 0;) {
        const struct hidden_name *name = &text->hidden[i];
        if (name->is_for_cxx == is_cxx)
            fprintf(out, "#pragma pop_macro(\"%.*s\")\n", (int)name->text.length, name->text.start);
    }
    fputs("#endif\n", out);
}

static size_t count_hidden(const struct overlay_text *text, bool is_cxx)
{
    size_t count = 0;
    for (size_t i = 0; i < text->hidden_count; i++)
        count += text->hidden[i].is_for_cxx == is_cxx;
    return count;
}

/* Returns a macro name that no other header uses. */
static const char *make_mark(struct arena *arena, const char *kind, const char *name)
{
    char *mark = arena_printf(arena, "__abicc_%s_%s", kind, name);
    for (char *p = mark; *p; p++)
        if (*p == '/' || *p == '.' || *p == '-')
            *p = '_';
    return mark;
}

/* Writes the body; a template that begins while names are hidden includes the original itself. */
static void write_body(FILE *out, const struct overlay_text *text)
{
    if (text->body)
        fputs(text->body, out);
    else
        fprintf(out, "#include <abicc-host/%s>\n", text->name);
}

const char *overlay_text_write(struct arena *arena, const struct overlay_text *text)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    bool hides = count_hidden(text, false) > 0;
    bool hides_from_c = count_hidden(text, true) > 0;
    const char *mark = make_mark(arena, "saved", text->name);
    const char *c_mark = make_mark(arena, "saved_c", text->name);
    if (text->guard)
        fprintf(out, "#ifndef %s\n", text->guard);
    if (hides)
        write_hiding(out, text, mark, false);
    if (hides_from_c) {
        fputs("#ifndef __cplusplus\n", out);
        write_hiding(out, text, c_mark, true);
        fputs("#endif\n", out);
    }
    write_body(out, text);
    if (hides_from_c) {
        fputs("#ifndef __cplusplus\n", out);
        write_showing(out, text, c_mark, true);
        fputs("#endif\n", out);
    }
    if (hides)
        write_showing(out, text, mark, false);
    if (text->declarations) {
        const char *once = make_mark(arena, "declared", text->name);
        fprintf(out, "#ifndef %s\n#define %s 1\n__BEGIN_DECLS\n%s__END_DECLS\n#endif\n", once, once,
                text->declarations);
    }
    if (text->guard)
        fputs("#endif\n", out);
    fclose(out);
    const char *copy = arena_strndup(arena, bytes, size);
    free(bytes);
    return copy;
}
