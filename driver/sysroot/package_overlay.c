#include "sysroot/package_overlay.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "locked/package_store.h"

/* A linker script, and a file for pkg-config, is text of at most so many bytes. */
enum { MAX_SCRIPT = 4096, MAX_PC = 1 << 20 };

struct overlay {
    struct arena *arena;
    const struct sysroot_request *request;
    const char *tree;
    const char *directory; /* of the sysroot while it is written */
};

/* Returns whether the "/usr" at `at` begins a path: it follows no part of one, as in
 * "${prefix}/usr" and "/opt/usr", and a part of a path or nothing follows it. */
static bool begins_path(const char *text, const char *at, size_t length)
{
    const char before = *(at == text ? " " : at - 1);
    bool is_inside = before == '}' || before == '/' || (before >= 'a' && before <= 'z') ||
                     (before >= '0' && before <= '9');
    return !is_inside && (!at[length] || strchr("/ \n\t\"", at[length]));
}

/* Returns the text with the sysroot's path before each path that begins with /usr. */
static const char *rooted(struct overlay *overlay, const char *text)
{
    static const char usr[] = "/usr";
    const size_t length = strlen(usr);
    const char *done = "";
    const char *rest = text;
    for (const char *found; (found = strstr(rest, usr)); rest = found + length)
        done = arena_printf(overlay->arena, "%s%.*s%s%s", done, (int)(found - rest), rest,
                            begins_path(text, found, length) ? overlay->request->path : "", usr);
    return arena_printf(overlay->arena, "%s%s", done, rest);
}

static bool is_script(const char *bytes, size_t size)
{
    return size < MAX_SCRIPT && !memchr(bytes, '\0', size) &&
           (strstr(bytes, "GROUP") || strstr(bytes, "INPUT"));
}

/* Returns whether the shared library's name for -l is left out, because the archive of that name
 * is preferred. */
static bool is_passed_over(struct overlay *overlay, const char *source)
{
    if (overlay->request->profile->prefer != PREFER_STATIC || !text_ends_with(source, ".so"))
        return false;
    return fs_exists(arena_printf(overlay->arena, "%s.a", text_stem(overlay->arena, source)));
}

static int add_file(struct overlay *overlay, const char *source, const char *path,
                    struct error *err)
{
    struct stat st;
    const char *bytes;
    size_t size;
    bool is_file = stat(source, &st) == 0 && S_ISREG(st.st_mode);
    bool is_pc = text_ends_with(path, ".pc") && is_file && st.st_size < MAX_PC;
    bool may_be_script = text_ends_with(path, ".so") && is_file && st.st_size < MAX_SCRIPT;
    if (is_passed_over(overlay, source) || text_ends_with(path, ".la"))
        return 0;
    if (is_pc || may_be_script) {
        if (fs_read(overlay->arena, source, &bytes, &size, err) < 0)
            return -1;
        if (is_pc)
            bytes = rooted(overlay, bytes);
        if (is_pc || is_script(bytes, size))
            return fs_write(path, bytes, strlen(bytes), err);
    }
    return fs_link(source, path, err);
}

static int add_step(void *data, const struct tree_step *step, struct error *err)
{
    struct overlay *overlay = data;
    const char *relative = step->path + strlen(overlay->tree);
    const char *path = arena_printf(overlay->arena, "%s/usr%s", overlay->directory, relative);
    struct stat st;
    if (step->kind == TREE_FAIL)
        return error_about(err, step->path, "cannot be read");
    if (step->kind == TREE_LEAVE || !step->depth || (step->depth == 1 && step->kind != TREE_ENTER))
        return 0;
    bool is_there = lstat(path, &st) == 0;
    if (step->kind == TREE_ENTER)
        return is_there ? 0 : fs_make_dir(path, 0755, err);
    if (is_there)
        return 0;
    return add_file(overlay, arena_strdup(overlay->arena, step->path), path, err);
}

int package_overlay_write(struct arena *arena, const struct sysroot_request *request,
                          const char *directory, struct error *err)
{
    struct overlay overlay = {arena, request, request->packages, directory};
    if (!*request->packages)
        return 0;
    const struct arch *arch = arch_find(request->profile->arch);
    if (tree_walk(request->packages, true, add_step, &overlay, err) < 0)
        return error_wrap(err, "the packages of profile %s", request->profile->name);
    if (!arch || !arch->debian_triplet)
        return 0;
    /* Files of packages name each other by Debian's multiarch directories too. */
    const char *multiarch = arena_printf(arena, "%s/usr/lib/%s", directory, arch->debian_triplet);
    return fs_exists(multiarch) ? 0 : fs_link(".", multiarch, err);
}
