#include "base/trust.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strvec.h"

enum { MAX_LINKS = 40 };

/* Returns the fields of the line of /etc/passwd or /etc/group whose field `index` is the number. */
static struct strvec find_entry(struct arena *arena, const char *path, size_t index,
                                unsigned long number)
{
    const char *text;
    size_t size;
    struct error ignored;
    if (fs_read(arena, path, &text, &size, &ignored) < 0)
        return (struct strvec){0};
    struct strvec lines = strvec_split(arena, text, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        struct strvec fields = strvec_split(arena, lines.items[i], ':');
        char *end;
        if (fields.count > index && strtoul(fields.items[index], &end, 10) == number &&
            end != fields.items[index] && !*end)
            return fields;
    }
    return (struct strvec){0};
}

/* Returns whether the group is one that systems make for each user, with the user's name (umask 002
 * is for these). */
static bool is_private_group(struct arena *arena, gid_t group)
{
    enum { NAME, NUMBER = 2, MEMBERS };
    struct strvec user = find_entry(arena, "/etc/passwd", NUMBER, geteuid());
    struct strvec found = find_entry(arena, "/etc/group", NUMBER, group);
    if (user.count <= NAME || found.count <= MEMBERS)
        return false;
    const char *name = user.items[NAME];
    const char *members = found.items[MEMBERS];
    return strcmp(found.items[NAME], name) == 0 && (!*members || strcmp(members, name) == 0);
}

/* Returns whether the owner is the caller or root. In a user namespace root outside of it may be an
 * unknown user, who owns the root directory. */
static bool is_own(uid_t owner, bool is_last)
{
    struct stat root;
    return owner == geteuid() || owner == 0 ||
           (!is_last && stat("/", &root) == 0 && owner == root.st_uid);
}

static int check_directory(struct arena *arena, const char *path, const struct stat *st,
                           bool is_last, struct error *err)
{
    unsigned mode = st->st_mode & 07777;
    if (!is_own(st->st_uid, is_last))
        return error_about(err, path, "belongs to another user (%lu)", (unsigned long)st->st_uid);
    if (!S_ISDIR(st->st_mode) || (!is_last && (mode & S_ISVTX)))
        return 0;
    if (mode & S_IWOTH)
        return error_about(err, path, "other users may write there (mode %04o)", mode);
    if ((mode & S_IWGRP) && !is_private_group(arena, st->st_gid))
        return error_about(err, path, "a group may write there (mode %04o, group %lu)", mode,
                           (unsigned long)st->st_gid);
    return 0;
}

/* Returns `path` with the symbolic link that its first `length` bytes name replaced by the link's
 * target; NULL when the link cannot be read. */
static char *follow(struct arena *arena, const char *path, size_t length)
{
    char target[PATH_MAX];
    const char *link = arena_strndup(arena, path, length);
    ssize_t size = readlink(link, target, sizeof(target) - 1);
    if (size <= 0)
        return NULL;
    target[size] = '\0';
    size_t parent = target[0] == '/' ? 0 : (size_t)(strrchr(link, '/') - link) + 1;
    return arena_printf(arena, "%.*s%s%s", (int)parent, path, target, path + length);
}

int trust_check(struct arena *arena, const char *path, struct error *err)
{
    char *at = arena_strdup(arena, path);
    int links = 0;
    for (size_t length = 1;;) {
        bool is_last = !at[length + strspn(at + length, "/")];
        const char *name = arena_strndup(arena, at, length);
        struct stat st;
        if (lstat(name, &st) < 0)
            return 0;
        if (check_directory(arena, name, &st, is_last, err) < 0)
            return -1;
        if (S_ISLNK(st.st_mode)) {
            at = links++ < MAX_LINKS ? follow(arena, at, length) : NULL;
            if (!at)
                return error_about(err, name, "a link that leads nowhere");
            length = 1;
            continue;
        }
        if (is_last)
            return 0;
        length += strspn(at + length, "/");
        length += strcspn(at + length, "/");
    }
}

int trust_check_last(struct arena *arena, const char *path, struct error *err)
{
    struct stat st;
    if (lstat(path, &st) < 0)
        return 0;
    if (S_ISLNK(st.st_mode))
        return trust_check(arena, path, err);
    return check_directory(arena, path, &st, true, err);
}
