#include "sysroot/headers/headers_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scanner {
    struct arena *arena;
    const struct newer *newer;
    enum scan_mode mode;
    struct header_facts *facts;
    const char *next;
    const char *end;
    unsigned depth;        /* of #if */
    bool is_first;         /* nothing was read yet but comments */
    struct text guard;     /* the macro of an #ifndef at the start of the text; length 0: none */
    bool is_guard_defined; /* its #define was read */
    bool is_guard_closed;  /* its #endif was read */
    bool is_guard_broken;  /* and something after it */
    struct text last;      /* the identifier before this one */
};

/* The character classes of ASCII, whatever the locale. A table, because a first use reads megabytes
 * of headers. */
enum { LETTER = 1, DIGIT = 2, BLANK = 4 };
static const unsigned char classes[256] = {
    ['A' ... 'Z'] = LETTER, ['a' ... 'z'] = LETTER, ['_'] = LETTER, ['0' ... '9'] = DIGIT,
    [' '] = BLANK,          ['\t'] = BLANK,         ['\r'] = BLANK, ['\f'] = BLANK,
};

static bool is_a(char c, unsigned wanted)
{
    return classes[(unsigned char)c] & wanted;
}

/* Returns the end of the comment whose text starts at `p`. */
static const char *comment_end(const char *p, const char *end)
{
    for (const char *slash = p + 1; slash < end; slash++) {
        slash = memchr(slash, '/', (size_t)(end - slash));
        if (!slash)
            return end;
        if (slash[-1] == '*')
            return slash + 1;
    }
    return end;
}

/* Skips the comment that starts at `p`, or a single '/'. */
static const char *skip_comment(const char *p, const char *end)
{
    if (end - p < 2 || (p[1] != '*' && p[1] != '/'))
        return p + 1;
    if (p[1] == '*')
        return comment_end(p + 2, end);
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    return newline ? newline : end; /* which is not part of it */
}

/* Skips the string or character constant that starts at `p`. */
static const char *skip_literal(const char *p, const char *end)
{
    char quote = *p++;
    while (p < end && *p != quote && *p != '\n')
        p += *p == '\\' && p + 1 < end ? 2 : 1;
    return p < end ? p + 1 : end;
}

/* Skips to the newline that ends the directive, past continued lines and comments. */
static const char *skip_directive(const char *p, const char *end)
{
    while (p < end && *p != '\n') {
        if (*p == '/')
            p = skip_comment(p, end);
        else if (*p == '\\' && p + 1 < end)
            p += 2;
        else
            p++;
    }
    return p;
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

static struct text read_word(const char *p, const char *end)
{
    struct text word = {p, 0};
    while (p + word.length < end && (is_a(p[word.length], LETTER | DIGIT)))
        word.length++;
    return word;
}

/* Reads the word at `p`, which may be empty, and returns its index among the newer names, or -1. */
static int find_word(const struct newer *newer, const char *p, const char *end, struct text *word)
{
    uint32_t hash = 0;
    word->start = p;
    while (p < end && is_a(*p, LETTER | DIGIT))
        hash = newer_hash_step(hash, *p++);
    word->length = (size_t)(p - word->start);
    return word->length ? newer_find_hashed(newer, *word, hash) : -1;
}

static void note_include(struct scanner *scanner, const char *p)
{
    if (p < scanner->end && (*p == '<' || *p == '"'))
        p++;
    static const char directory[] = "bits/";
    size_t left = (size_t)(scanner->end - p);
    if (left <= strlen(directory) || memcmp(p, directory, strlen(directory)) != 0)
        return;
    size_t length = 0;
    while (length < left && p[length] != '>' && p[length] != '"' && p[length] != '\n')
        length++;
    strvec_push(scanner->arena, &scanner->facts->inner, arena_strndup(scanner->arena, p, length));
}

static void note_define(struct scanner *scanner, const char *p)
{
    struct text name;
    int index = find_word(scanner->newer, p, scanner->end, &name);
    if (scanner->guard.length && name.length == scanner->guard.length &&
        memcmp(name.start, scanner->guard.start, name.length) == 0)
        scanner->is_guard_defined = true;
    if (index >= 0)
        newer_set_add(scanner->facts->defined, (size_t)index);
}

/* Looks for words in a directive. */
static void note_words(struct scanner *scanner, const char *p, const char *end)
{
    while (p < end && !scanner->facts->has_words) {
        struct text word;
        int index = find_word(scanner->newer, p, end, &word);
        scanner->facts->has_words = index >= 0 && scanner->newer->names[index].is_word;
        p += word.length ? word.length : 1;
    }
}

/* Reads the directive whose '#' is at `p`. */
static const char *read_directive(struct scanner *scanner, const char *p)
{
    const char *end = scanner->end;
    struct text keyword = read_word(skip_blanks(p + 1, end), end);
    const char *rest = skip_blanks(keyword.start + keyword.length, end);
    if (scanner->is_guard_closed)
        scanner->is_guard_broken = true;
    if (text_equals(keyword, "if") || text_equals(keyword, "ifdef") ||
        text_equals(keyword, "ifndef")) {
        if (scanner->is_first && keyword.length == strlen("ifndef"))
            scanner->guard = read_word(rest, end);
        scanner->depth++;
    } else if (text_equals(keyword, "endif")) {
        scanner->depth -= scanner->depth > 0;
        scanner->is_guard_closed = scanner->guard.length && scanner->depth == 0;
    } else if (scanner->depth == 1 && keyword.length == strlen("else") &&
               (text_equals(keyword, "else") || text_equals(keyword, "elif"))) {
        scanner->guard.length = 0;
    } else if (text_equals(keyword, "define")) {
        note_define(scanner, rest);
    } else if (text_equals(keyword, "include")) {
        note_include(scanner, rest);
    }
    scanner->is_first = false;
    const char *next = skip_directive(rest, end);
    if (!text_equals(keyword, "include"))
        note_words(scanner, rest, next);
    return next;
}

static void note_pasted(struct scanner *scanner, const char *prefix, struct text base,
                        const char *suffix)
{
    char name[128];
    if (strlen(prefix) + base.length + strlen(suffix) >= sizeof(name))
        return;
    stpcpy(mempcpy(stpcpy(name, prefix), base.start, base.length), suffix);
    int index = newer_find(scanner->newer, name);
    if (index < 0)
        return;
    newer_set_add(scanner->facts->mentioned, (size_t)index);
    /* There the parameters come from another macro: no '(' follows. */
    if (scanner->mode == SCAN_MATH_NARROW)
        newer_set_add(scanner->facts->referred, (size_t)index);
}

/* Marks all names that math.h's macros make of the word by pasting (__MATHDECL, __MATH_PRECNAME,
 * __MATHCALL_NARROW). */
static void note_math(struct scanner *scanner, struct text base)
{
    static const char *const suffixes[] = {
        "f",   "l",   "f16",   "f32",   "f64",    "f128",   "f32x",   "f64x",
        "f_r", "l_r", "f32_r", "f64_r", "f128_r", "f32x_r", "f64x_r",
    };
    static const char *const narrow_prefixes[] = {"f", "d", "f32", "f64", "f32x", "f64x"};
    static const char *const narrow_suffixes[] = {"", "l", "f64", "f32x", "f64x", "f128"};
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
        note_pasted(scanner, "", base, suffixes[i]);
    if (scanner->mode != SCAN_MATH_NARROW)
        return;
    for (size_t i = 0; i < sizeof(narrow_prefixes) / sizeof(*narrow_prefixes); i++)
        for (size_t j = 0; j < sizeof(narrow_suffixes) / sizeof(*narrow_suffixes); j++)
            note_pasted(scanner, narrow_prefixes[i], base, narrow_suffixes[j]);
}

static const char *read_identifier(struct scanner *scanner, const char *p)
{
    struct text name;
    int index = find_word(scanner->newer, p, scanner->end, &name);
    if (index >= 0) {
        newer_set_add(scanner->facts->mentioned, (size_t)index);
        scanner->facts->has_words |= scanner->newer->names[index].is_word;
        if (text_equals(scanner->last, "__attr_dealloc"))
            newer_set_add(scanner->facts->referred, (size_t)index);
    }
    if (scanner->mode != SCAN_PLAIN)
        note_math(scanner, name);
    scanner->last = name;
    return name.start + name.length;
}

static void scan_all(struct scanner *scanner)
{
    bool is_line_start = true;
    const char *end = scanner->end;
    for (const char *p = scanner->next; p < end;) {
        char c = *p;
        if (c == '\n') {
            is_line_start = true;
            p++;
        } else if (is_a(c, BLANK)) {
            p++;
        } else if (c == '/') {
            p = skip_comment(p, end);
        } else if (c == '#' && is_line_start) {
            p = read_directive(scanner, p);
        } else {
            is_line_start = false;
            scanner->is_first = false;
            if (scanner->is_guard_closed)
                scanner->is_guard_broken = true;
            if (is_a(c, LETTER))
                p = read_identifier(scanner, p);
            else if (is_a(c, DIGIT))
                p += read_word(p, end).length;
            else
                p = c == '"' || c == '\'' ? skip_literal(p, end) : p + 1;
        }
    }
}

void headers_scan(struct arena *arena, const struct newer *newer, struct text text,
                  enum scan_mode mode, struct header_facts *facts)
{
    *facts = (struct header_facts){
        .mentioned = newer_set_make(arena, newer),
        .defined = newer_set_make(arena, newer),
        .referred = newer_set_make(arena, newer),
    };
    struct scanner scanner = {
        .arena = arena,
        .newer = newer,
        .mode = mode,
        .facts = facts,
        .next = text.start,
        .end = text.start + text.length,
        .is_first = true,
        .last = {"", 0},
    };
    scan_all(&scanner);
    if (scanner.guard.length && scanner.is_guard_defined && scanner.is_guard_closed &&
        !scanner.is_guard_broken)
        facts->guard = arena_strndup(arena, scanner.guard.start, scanner.guard.length);
}

const char *headers_alias(struct arena *arena, size_t index)
{
    return arena_printf(arena, "__abicc_newer_%zu", index);
}

/* Returns the keyword of the directive in the line at `p`; length 0 when it is none. */
static struct text directive_keyword(const char *p, const char *end)
{
    p = skip_blanks(p, end);
    return p < end && *p == '#' ? read_word(skip_blanks(p + 1, end), end) : (struct text){p, 0};
}

/* Writes a line, or a directive with its continued lines, with the words replaced. */
static void replace_in_line(struct arena *arena, const struct newer *newer, struct text line,
                            FILE *out)
{
    const char *end = line.start + line.length;
    const char *rest = line.start; /* not written yet */
    for (const char *p = line.start; p < end;) {
        struct text word;
        int index = find_word(newer, p, end, &word);
        p += word.length ? word.length : 1;
        if (index < 0 || !newer->names[index].is_word)
            continue;
        fwrite(rest, 1, (size_t)(word.start - rest), out);
        fputs(headers_alias(arena, (size_t)index), out);
        rest = p;
    }
    fwrite(rest, 1, (size_t)(end - rest), out);
}

/* Writes the value that the macro of a #define, whose name begins at `p`, has at the floor. */
static void write_before(const struct newer *newer, const char *p, const char *end, FILE *out)
{
    struct text macro;
    int index = find_word(newer, skip_blanks(p, end), end, &macro);
    struct text before = index < 0 ? (struct text){p, 0} : newer->names[index].before;
    if (before.length)
        fprintf(out, "#define %.*s %.*s\n", (int)macro.length, macro.start, (int)before.length,
                before.start);
}

const char *headers_replace_words(struct arena *arena, const struct newer *newer, struct text text)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    const char *end = text.start + text.length;
    for (const char *p = text.start; p < end;) {
        struct text keyword = directive_keyword(p, end);
        const char *after = keyword.start + keyword.length;
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *line_end =
            keyword.length ? skip_directive(after, end) : (newline ? newline : end);
        line_end = line_end < end ? line_end + 1 : end;
        if (text_equals(keyword, "include"))
            fwrite(p, 1, (size_t)(line_end - p), out);
        else
            replace_in_line(arena, newer, (struct text){p, (size_t)(line_end - p)}, out);
        if (text_equals(keyword, "define"))
            write_before(newer, after, end, out);
        p = line_end;
    }
    fclose(out);
    const char *copy = arena_strndup(arena, bytes, size);
    free(bytes);
    return copy;
}
