#include "confine/target_root.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"

/* While the root is made, this machine's is at OLD, and what will be the root at NEW, in a file
 * system in memory. */
#define BASE         "/tmp"
#define OLD          "/old"
#define NEW          "/new"
#define RELEASE_FILE "/release"

struct layout {
    struct arena *arena;
    const struct target_root *root;
    const char *directory; /* the target's, as a path below OLD */
};

/* --- namespaces ------------------------------------------------------------------------------ */

static int write_file(const char *path, const char *text, struct error *err)
{
    FS_CLOSE int fd = open(path, O_WRONLY | O_CLOEXEC | O_CREAT, 0444);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        return error_system(err, path, "cannot write");
    return 0;
}

/* Enters a mount namespace whose mounts stay in it: as root in this user namespace, else in one of
 * its own, in which this user and group keep their numbers. */
static int enter_namespaces(struct arena *arena, struct error *err)
{
    unsigned user = geteuid();
    unsigned group = getegid();
    if (user != 0 || unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return error_system(err, NULL, "unshare");
        if (write_file("/proc/self/setgroups", "deny", err) < 0 ||
            write_file("/proc/self/uid_map", arena_printf(arena, "%u %u 1", user, user), err) < 0 ||
            write_file("/proc/self/gid_map", arena_printf(arena, "%u %u 1", group, group), err) < 0)
            return -1;
    }
    if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) != 0)
        return error_system(err, NULL, "mount");
    return 0;
}

/* Tries that in another process. Returns NULL where it works, else the reason. */
static const char *find_obstacle(struct arena *arena)
{
    int ends[2];
    char reason[256] = "";
    if (pipe2(ends, O_CLOEXEC) != 0)
        return strerror(errno);
    pid_t child = fork();
    if (child == 0) {
        struct error err;
        bool is_sent = enter_namespaces(arena, &err) == 0 ||
                       write(ends[1], err.text, strnlen(err.text, sizeof(reason) - 1)) > 0;
        _exit(!is_sent);
    }
    close(ends[1]);
    ssize_t size = child < 0 ? -1 : read(ends[0], reason, sizeof(reason) - 1);
    close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    return size == 0 ? NULL : arena_strdup(arena, size < 0 ? strerror(errno) : reason);
}

static int change_root(const char *new_root, const char *put_old, struct error *err)
{
    if (syscall(SYS_pivot_root, new_root, put_old) != 0)
        return error_system(err, NULL, "cannot change the root directory (pivot_root)");
    return 0;
}

/* Puts a file system in memory in the root's place, and the root itself at OLD. */
static int begin(struct error *err)
{
    if (mount("tmpfs", BASE, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755") != 0)
        return error_system(err, BASE, "cannot mount");
    if (chdir(BASE) != 0 || mkdir("old", 0755) != 0 || mkdir("new", 0755) != 0)
        return error_system(err, BASE, "cannot make directories");
    if (change_root(BASE, "old", err) < 0)
        return -1;
    if (chdir("/") != 0 || mount(NEW, NEW, NULL, MS_BIND | MS_REC, NULL) != 0)
        return error_system(err, NEW, "cannot mount");
    return 0;
}

/* Leaves this machine's root. */
static int end(struct error *err)
{
    if (umount2(OLD, MNT_DETACH) != 0)
        return error_system(err, "/", "cannot leave this machine's root directory");
    if (chdir(NEW) != 0 || change_root(".", ".", err) < 0)
        return -1;
    if (umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
        return error_system(err, "/", "cannot enter the root directory");
    return 0;
}

/* --- files ----------------------------------------------------------------------------------- */

static int bind_mount(const char *from, const char *to, struct error *err)
{
    if (mount(from, to, NULL, MS_BIND | MS_REC, NULL) != 0)
        return error_system(err, from + strlen(OLD), "cannot mount it in the new root directory");
    return 0;
}

static int make_dir(const char *path, struct error *err)
{
    if (mkdir(path, 0755) != 0 && errno != EEXIST)
        return error_system(err, path, "cannot make a directory");
    return 0;
}

/* Shows the file or directory at `from` also at `to`. A link stays a link. */
static int show(struct arena *arena, const char *from, const char *to, struct error *err)
{
    struct stat status;
    if (lstat(from, &status) != 0)
        return 0; /* it went away */
    if (S_ISLNK(status.st_mode)) {
        char *target = arena_alloc(arena, (size_t)status.st_size + PATH_MAX);
        ssize_t length = readlink(from, target, (size_t)status.st_size + PATH_MAX - 1);
        if (length < 0 || symlink(target, to) != 0)
            return error_system(err, from + strlen(OLD), "cannot copy the link");
        return 0;
    }
    if (S_ISDIR(status.st_mode)) {
        if (make_dir(to, err) < 0)
            return -1;
    } else {
        FS_CLOSE int fd = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0)
            return error_system(err, to, "cannot make a file");
    }
    return bind_mount(from, to, err);
}

static struct strvec names_in(struct arena *arena, const char *directory)
{
    struct strvec names = {0};
    DIR *stream = opendir(directory);
    for (const struct dirent *entry; stream && (entry = readdir(stream));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            strvec_push(arena, &names, arena_strdup(arena, entry->d_name));
    if (stream)
        closedir(stream);
    return names;
}

/* Returns what follows "PATH/" in a kept path that is below the path; else NULL. */
static const char *below(const char *kept, const char *path)
{
    size_t length = strlen(path);
    return strncmp(kept, path, length) == 0 && kept[length] == '/' ? kept + length + 1 : NULL;
}

/* Returns the next parts of the kept paths that are below the path, each once. */
static struct strvec kept_names(const struct layout *layout, const char *path)
{
    struct strvec names = {0};
    for (size_t i = 0; i < layout->root->kept.count; i++) {
        const char *rest = below(layout->root->kept.items[i], path);
        if (!rest)
            continue;
        const char *name = arena_strndup(layout->arena, rest, strcspn(rest, "/"));
        if (!strvec_contains(&names, name))
            strvec_push(layout->arena, &names, name);
    }
    return names;
}

static bool is_real_dir(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Shows the target's `path` with the kept paths of this machine in it. `from` may be missing. */
static int lay(const struct layout *layout, const char *from, const char *path, struct error *err)
{
    struct arena *arena = layout->arena;
    const char *to = arena_printf(arena, "%s%s", NEW, path);
    if (strvec_contains(&layout->root->kept, path))
        return show(arena, arena_printf(arena, "%s%s", OLD, path), to, err);
    struct strvec kept = kept_names(layout, path);
    if (!kept.count)
        return show(arena, from, to, err);
    struct strvec names = is_real_dir(from) ? names_in(arena, from) : (struct strvec){0};
    for (size_t i = 0; i < kept.count; i++)
        if (!strvec_contains(&names, kept.items[i]))
            strvec_push(arena, &names, kept.items[i]);
    if (make_dir(to, err) < 0)
        return -1;
    for (size_t i = 0; i < names.count; i++)
        if (lay(layout, arena_printf(arena, "%s/%s", from, names.items[i]),
                arena_printf(arena, "%s/%s", path, names.items[i]), err) < 0)
            return -1;
    return 0;
}

/* Returns whether the directory of that name in a root always belongs to the target. */
static bool is_always_of_target(const char *name)
{
    static const char *const always[] = {"bin", "sbin", "usr"};
    for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
        if (strcmp(name, always[i]) == 0)
            return true;
    return strncmp(name, "lib", 3) == 0;
}

/* Returns whether it belongs to the target: always, or only if that has one. */
static bool is_of_target(const char *name, bool target_has_it)
{
    static const char *const perhaps[] = {"etc", "opt", "var"};
    for (size_t i = 0; i < sizeof(perhaps) / sizeof(*perhaps); i++)
        if (strcmp(name, perhaps[i]) == 0)
            return target_has_it;
    return is_always_of_target(name);
}

bool target_root_owns(const char *path)
{
    struct arena arena = {0};
    size_t start = strspn(path, "/");
    const char *name = arena_strndup(&arena, path + start, strcspn(path + start, "/"));
    bool is_owned = path[start + strlen(name)] == '/' && is_always_of_target(name);
    arena_release(&arena);
    return is_owned;
}

static int lay_all(const struct layout *layout, struct error *err)
{
    struct arena *arena = layout->arena;
    struct strvec names = names_in(arena, OLD);
    struct strvec own = names_in(arena, layout->directory);
    for (size_t i = 0; i < own.count; i++)
        if (!strvec_contains(&names, own.items[i]))
            strvec_push(arena, &names, own.items[i]);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        const char *path = arena_printf(arena, "/%s", name);
        bool target_has_it = strvec_contains(&own, name);
        const char *machines = arena_printf(arena, "%s/%s", OLD, name);
        struct stat status;
        bool is_targets = is_of_target(name, target_has_it) || lstat(machines, &status) != 0;
        const char *targets = arena_printf(arena, "%s/%s", layout->directory, name);
        int result = is_targets
                         ? lay(layout, targets, path, err)
                         : show(arena, machines, arena_printf(arena, "%s%s", NEW, path), err);
        if (result < 0)
            return -1;
    }
    return 0;
}

/* Shows the release of the target's kernel where programs read it without uname. */
static int show_release(struct arena *arena, const char *release, struct error *err)
{
    static const char file[] = NEW "/proc/sys/kernel/osrelease";
    if (!release || !fs_exists(file))
        return 0;
    if (write_file(RELEASE_FILE, arena_printf(arena, "%s\n", release), err) < 0)
        return -1;
    if (mount(RELEASE_FILE, file, NULL, MS_BIND, NULL) != 0)
        return error_system(err, "/proc/sys/kernel/osrelease", "cannot mount a file there");
    return 0;
}

int target_root_enter(struct arena *arena, const struct target_root *root, bool *is_forbidden,
                      struct error *err)
{
    char *working = getcwd(NULL, 0);
    const char *directory = working ? arena_strdup(arena, working) : "/";
    struct layout layout = {
        .arena = arena,
        .root = root,
        .directory = arena_printf(arena, "%s%s", OLD, root->directory),
    };
    free(working);
    const char *obstacle = find_obstacle(arena);
    *is_forbidden = obstacle != NULL;
    if (obstacle)
        return error_set(err,
                         "no user namespace with a root directory of its own can be made here "
                         "(%s)",
                         obstacle);
    if (enter_namespaces(arena, err) < 0 || begin(err) < 0 || lay_all(&layout, err) < 0 ||
        show_release(arena, root->release, err) < 0 || end(err) < 0)
        return -1;
    if (chdir(directory) != 0)
        return error_system(err, directory, "cannot enter the working directory");
    return 0;
}
