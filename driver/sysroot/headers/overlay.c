#include "sysroot/headers/overlay.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/fs.h"
#include "sysroot/headers/headers_scan.h"
#include "sysroot/headers/overlay_template.h"
#include "sysroot/headers/overlay_text.h"
#include "sysroot/headers/overlay_vector.h"
#include "tables/header_release.h"
#include "tables/newer.h"

#define TEMPLATES "sysroots/include/glibc/"

/* What else is known of a header. Parallel to the list. */
struct page {
    struct header_facts facts; /* after joining, with those of the bits/ headers that it includes */
    struct template_result template;
    bool is_scanned;
    bool is_joined;
};

struct overlay {
    struct arena *arena;
    const struct headers_request *request;
    struct header_list *list;
    struct newer newer;
    struct page *pages;
    struct error *err;
};

static bool is_inner(const char *name)
{
    return strncmp(name, "bits/", 5) == 0;
}

static enum scan_mode mode_of(const char *name)
{
    if (strcmp(name, "bits/mathcalls-narrow.h") == 0)
        return SCAN_MATH_NARROW;
    if (strncmp(name, "bits/mathcalls", 14) == 0 || strncmp(name, "bits/cmathcalls", 15) == 0)
        return SCAN_MATH;
    return SCAN_PLAIN;
}

static int scan_headers(struct overlay *overlay)
{
    for (size_t i = 0; i < overlay->list->count; i++) {
        struct header *header = &overlay->list->items[i];
        struct page *page = &overlay->pages[i];
        if (!header->is_libc || !header->path || header->is_left_out)
            continue;
        struct text text;
        witness_see(overlay->arena, overlay->request->read, header->path);
        if (fs_read(overlay->arena, header->path, &text.start, &text.length, overlay->err) < 0)
            return -1;
        headers_scan(overlay->arena, &overlay->newer, text, mode_of(header->name), &page->facts);
        page->is_scanned = true;
        if (page->facts.has_words)
            header->original = headers_replace_words(overlay->arena, &overlay->newer, text);
    }
    return 0;
}

/* Adds to the sets of page `index` those of the bits/ headers that it includes. */
static void join_inner(struct overlay *overlay, size_t index)
{
    struct page *page = &overlay->pages[index];
    if (page->is_joined || !page->is_scanned)
        return;
    page->is_joined = true; /* set first: headers may include each other */
    for (size_t i = 0; i < page->facts.inner.count; i++) {
        const struct header *inner = header_list_find(overlay->list, page->facts.inner.items[i]);
        if (!inner)
            continue;
        size_t other = (size_t)(inner - overlay->list->items);
        const struct header_facts *more = &overlay->pages[other].facts;
        join_inner(overlay, other);
        if (!overlay->pages[other].is_scanned)
            continue;
        newer_set_join(page->facts.mentioned, more->mentioned, &overlay->newer);
        newer_set_join(page->facts.defined, more->defined, &overlay->newer);
        newer_set_join(page->facts.referred, more->referred, &overlay->newer);
    }
}

/* Leaves out headers that older releases lack. */
static int leave_out(struct overlay *overlay)
{
    struct table table;
    struct header_release row;
    if (header_releases_open(overlay->arena, overlay->request->roots, &table, overlay->err) < 0)
        return -1;
    int status;
    while ((status = header_releases_next(&table, &row, overlay->err)) > 0) {
        struct header *header =
            header_list_find(overlay->list, table_copy(overlay->arena, &table, 0));
        if (header && version_compare(overlay->request->floor, row.first) < 0 &&
            !polyfill_has_header(&overlay->request->polyfills, row.header))
            header->is_left_out = true;
    }
    return status;
}

/* Expands the templates. Headers that only a template provides are added to the list; `results` is
 * parallel to the templates. */
static int expand_templates(struct overlay *overlay, const struct data *files, size_t count,
                            struct template_result *results)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = files[i].name + strlen(TEMPLATES);
        const struct header *header = header_list_find(overlay->list, name);
        struct template_facts facts = {
            .floor = overlay->request->floor,
            .host = overlay->request->host,
            .is_64 = overlay->request->abi->arch->is_64,
            .is_on_host = header && header->path && !header->is_left_out,
            .given = &overlay->request->polyfills,
        };
        struct data data;
        if (data_open(overlay->arena, overlay->request->roots, files[i].name, &data, overlay->err) <
                0 ||
            template_expand(overlay->arena, &data, &facts, &results[i], overlay->err) < 0)
            return -1;
    }
    size_t known = overlay->list->count;
    struct header_list before = *overlay->list;
    before.count = known;
    for (size_t i = 0; i < count; i++) {
        const char *name = files[i].name + strlen(TEMPLATES);
        if (*results[i].text && !header_list_find(&before, name))
            header_list_add(overlay->arena, overlay->list, name, NULL)->is_libc = true;
    }
    header_list_sort(overlay->list);
    return 0;
}

static bool is_hidden_by_template(const struct page *page, struct text name)
{
    for (size_t i = 0; i < page->template.hide.count; i++)
        if (text_equals(name, page->template.hide.items[i]))
            return true;
    return false;
}

/* Chooses the names that the header's wrapper hides: newer ones, except those the template handles.
 */
static void choose_hidden(struct overlay *overlay, const struct page *page,
                          struct overlay_text *text)
{
    const struct newer *newer = &overlay->newer;
    const struct header_facts *facts = &page->facts;
    bool has_any =
        !newer_set_is_empty(facts->mentioned, newer) || !newer_set_is_empty(facts->defined, newer);
    for (size_t i = 0; has_any && i < newer->count; i++) {
        const struct newer_name *name = &newer->names[i];
        bool is_declared = newer_set_has(facts->mentioned, i);
        bool is_macro = newer_set_has(facts->defined, i);
        if (name->is_word || (!is_declared && !is_macro) ||
            overlay_text_defines(page->template.text, name->text) ||
            is_hidden_by_template(page, name->text))
            continue;
        struct hidden_name hidden = {
            .text = name->text,
            .alias = headers_alias(overlay->arena, i),
            .is_renamed_anywhere = name->is_data || newer_set_has(facts->referred, i),
            .is_for_cxx = name->is_for_cxx,
            .is_macro_only = is_macro && !is_declared,
        };
        overlay_text_hide(overlay->arena, text, hidden);
    }
    for (size_t i = 0; i < page->template.hide.count; i++) {
        const char *name = page->template.hide.items[i];
        struct hidden_name hidden = {
            .text = {name, strlen(name)},
            .alias = arena_printf(overlay->arena, "__abicc_hidden_%s", name),
        };
        overlay_text_hide(overlay->arena, text, hidden);
    }
}

/* Corrects the header of the vector functions by the table. */
static int correct_vector_header(struct overlay *overlay)
{
    const struct header *header = header_list_find(overlay->list, "bits/math-vector.h");
    if (!header || !header->path)
        return 0;
    const char *original;
    size_t size;
    witness_see(overlay->arena, overlay->request->read, header->path);
    if (fs_read(overlay->arena, header->path, &original, &size, overlay->err) < 0)
        return -1;
    overlay->pages[header - overlay->list->items].template.text = overlay_vector_text(
        overlay->arena, overlay->request->abi, overlay->request->floor, original);
    return 0;
}

/* Adds the declaration of a polyfill. On powerpc64le long double may be a type that the polyfills
 * are not compiled for. */
static void add_declaration(struct arena *arena, const struct polyfill *polyfill,
                            struct strvec *lines)
{
    bool is_long = strstr(polyfill->declaration, "long double") != NULL;
    if (*polyfill->guard)
        strvec_pushf(arena, lines, "#ifdef %s", polyfill->guard);
    if (is_long)
        strvec_push(arena, lines, "#if !__LDOUBLE_REDIRECTS_TO_FLOAT128_ABI");
    strvec_pushf(arena, lines, "%s;", polyfill->declaration);
    if (is_long)
        strvec_push(arena, lines, "#endif");
    if (*polyfill->guard)
        strvec_push(arena, lines, "#endif");
}

/* Returns declarations of polyfills that the host's header lacks because it is too old, or declares
 * as something else because it is so new; the template hides the latter. */
static const char *declare_polyfills(struct overlay *overlay, const char *header,
                                     const struct page *page)
{
    const struct headers_request *request = overlay->request;
    struct strvec lines = {0};
    for (size_t i = 0; i < request->polyfills.count; i++) {
        const struct polyfill *polyfill = &request->polyfills.rows[i];
        if (!*polyfill->declaration || strcmp(polyfill->header, header) != 0 ||
            (version_compare(polyfill->since, request->host) <= 0 &&
             !is_hidden_by_template(page, (struct text){polyfill->name, strlen(polyfill->name)})))
            continue;
        add_declaration(overlay->arena, polyfill, &lines);
    }
    return lines.count ? strvec_lines(overlay->arena, &lines, "\n") : NULL;
}

static void write_page(struct overlay *overlay, struct header *header, const struct page *page)
{
    struct overlay_text text = {
        .name = header->name,
        .guard = page->facts.guard,
        .body = page->template.text && *page->template.text ? page->template.text : NULL,
    };
    if (header->is_libc)
        text.declarations = declare_polyfills(overlay, header->name, page);
    if (page->is_scanned && !is_inner(header->name))
        choose_hidden(overlay, page, &text);
    if (text.hidden_count || text.body || text.declarations)
        header->text = overlay_text_write(overlay->arena, &text);
}

int overlay_apply(struct arena *arena, const struct headers_request *request,
                  struct header_list *list, struct error *err)
{
    struct overlay overlay = {.arena = arena, .request = request, .list = list, .err = err};
    size_t count = 0;
    const struct data *files = NULL;
    struct template_result *results = NULL;
    if (request->libc == LIBC_GLIBC) {
        const struct newer_request newer = {.roots = request->roots,
                                            .abi = request->abi,
                                            .floor = request->floor,
                                            .host = request->host,
                                            .given = &request->polyfills};
        if (newer_from_abi(arena, &newer, &overlay.newer, err) < 0 || leave_out(&overlay) < 0)
            return -1;
        files = data_list(TEMPLATES, &count);
        results = arena_alloc(arena, (count + 1) * sizeof(*results));
        if (expand_templates(&overlay, files, count, results) < 0)
            return -1;
    } else {
        newer_from_names(arena, &request->newer_names, &overlay.newer);
    }
    overlay.pages = arena_alloc(arena, (list->count + 1) * sizeof(*overlay.pages));
    for (size_t i = 0; i < count; i++) {
        const struct header *header = header_list_find(list, files[i].name + strlen(TEMPLATES));
        if (header)
            overlay.pages[header - list->items].template = results[i];
    }
    /* glibc headers that are not newer than the floor declare nothing that it lacks. */
    bool is_older =
        request->libc != LIBC_GLIBC || version_compare(request->floor, request->host) < 0;
    if (is_older && overlay.newer.count && scan_headers(&overlay) < 0)
        return -1;
    if (is_older && request->abi && correct_vector_header(&overlay) < 0)
        return -1;
    for (size_t i = 0; i < list->count; i++) {
        join_inner(&overlay, i);
        if (!list->items[i].is_left_out)
            write_page(&overlay, &list->items[i], &overlay.pages[i]);
    }
    return 0;
}
