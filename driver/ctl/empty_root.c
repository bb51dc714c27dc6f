/* abictl root fill: what a static program needs beside itself in an empty root directory. */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/ctl.h"

enum { MOST_SOURCES = 4, LONGEST_LINK = 4096, DEEPEST = 8 };

/* A file or directory of the root. */
static const struct piece {
    const char *path;
    const char *what;
    const char *sources[MOST_SOURCES]; /* on this machine; the first that exists is copied */
    const char *package;               /* that has it */
    const char *text;                  /* its content, where it is not copied */
} pieces[] = {
    {"etc/ssl/certs/ca-certificates.crt",
     "certificate authorities, for TLS",
     {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
      "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"},
     "ca-certificates",
     NULL},
    {"usr/share/zoneinfo", "time zones", {"/usr/share/zoneinfo"}, "tzdata", NULL},
    {"etc/passwd",
     "users: root and nobody",
     {NULL},
     NULL,
     "root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n"},
    {"etc/group", "groups: root and nobody", {NULL}, NULL, "root:x:0:\nnobody:x:65534:\n"},
    {"etc/hosts",
     "the name localhost",
     {NULL},
     NULL,
     "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n"},
};
enum { PIECES = sizeof(pieces) / sizeof(*pieces) };

static const char *source_of(const struct piece *piece)
{
    for (size_t i = 0; i < MOST_SOURCES && piece->sources[i]; i++)
        if (fs_exists(piece->sources[i]))
            return piece->sources[i];
    return NULL;
}

/* Returns whether zoneinfo has the directory for the sake of other clocks only: the same zones
 * again, and those that count leap seconds. */
static bool is_second_copy(const char *name)
{
    return strcmp(name, "posix") == 0 || strcmp(name, "right") == 0;
}

/* Copies a symbolic link that does not lead out of its tree. */
static int copy_link(struct arena *arena, const char *from, const char *to, struct error *err)
{
    char *target = arena_alloc(arena, LONGEST_LINK);
    ssize_t length = readlink(from, target, LONGEST_LINK - 1);
    if (length < 0)
        return error_set(err, "%s: %s", from, strerror(errno));
    target[length] = '\0';
    return *target == '/' ? 0 : fs_link(target, to, err);
}

static int copy(struct arena *arena, const char *from, const char *to, unsigned depth,
                struct error *err);

static int copy_directory(struct arena *arena, const char *from, const char *to, unsigned depth,
                          struct error *err)
{
    DIR *directory = opendir(from);
    if (!directory)
        return error_set(err, "%s: %s", from, strerror(errno));
    const struct dirent *entry;
    int status = fs_make_dirs(arena, to, 0755, err);
    while (status == 0 && (entry = readdir(directory)))
        if (*entry->d_name != '.' && !is_second_copy(entry->d_name))
            status = copy(arena, arena_printf(arena, "%s/%s", from, entry->d_name),
                          arena_printf(arena, "%s/%s", to, entry->d_name), depth + 1, err);
    closedir(directory);
    return status;
}

static int copy(struct arena *arena, const char *from, const char *to, unsigned depth,
                struct error *err)
{
    struct stat st;
    const char *bytes;
    size_t size;
    if (depth > DEEPEST)
        return error_set(err, "%s: directories lie too deep in each other", from);
    if ((depth ? lstat(from, &st) : stat(from, &st)) < 0)
        return error_set(err, "%s: %s", from, strerror(errno));
    if (S_ISDIR(st.st_mode))
        return copy_directory(arena, from, to, depth, err);
    if (S_ISLNK(st.st_mode))
        return copy_link(arena, from, to, err);
    if (fs_read(arena, from, &bytes, &size, err) < 0)
        return -1;
    return fs_write(to, bytes, size, err);
}

/* Makes the directory of a file below the root; refuses one that a symbolic link leads out of it.
 */
static int make_parent(struct arena *arena, const char *root, const char *path, struct error *err)
{
    const char *existing = text_directory(arena, path);
    while (!fs_is_dir(existing)) /* the root is one */
        existing = text_directory(arena, existing);
    const char *real = fs_real(arena, existing);
    const char *inside = fs_real(arena, root);
    size_t length = inside ? strlen(inside) : 0;
    if (!real || !inside || strncmp(real, inside, length) != 0 ||
        (real[length] && real[length] != '/' && length > 1))
        return error_set(err, "%s: a symbolic link leads out of %s", path, root);
    return fs_make_dirs(arena, text_directory(arena, path), 0755, err);
}

/* Puts the piece into the root, if it is not there. */
static int put(struct ctl *ctl, const char *root, const struct piece *piece, struct error *err)
{
    struct stat st;
    const char *path = arena_printf(ctl->arena, "%s/%s", root, piece->path);
    const char *source = source_of(piece);
    if (lstat(path, &st) == 0) {
        fprintf(ctl->out, "kept    %s\n", path);
        return 0;
    }
    if (!piece->text && !source) {
        fprintf(ctl->notes,
                "abictl: warning: %s: not on this machine: install %s, and run this again\n",
                piece->path, piece->package);
        return 0;
    }
    if (make_parent(ctl->arena, root, path, err) < 0)
        return -1;
    fprintf(ctl->out, "%s %s\n", piece->text ? "wrote  " : "copied ", path);
    return piece->text ? fs_write(path, piece->text, strlen(piece->text), err)
                       : copy(ctl->arena, source, path, 0, err);
}

static void print(struct ctl *ctl, const struct piece *piece)
{
    const char *source = source_of(piece);
    const char *from =
        source        ? arena_printf(ctl->arena, "from %s", source)
        : piece->text ? "two lines"
                      : arena_printf(ctl->arena, "not on this machine: install %s", piece->package);
    fprintf(ctl->out, "/%-34s %s; %s\n", piece->path, piece->what, from);
}

static int run(struct ctl *ctl, struct error *err)
{
    const char *root = ctl->operands.count ? ctl->operands.items[0] : NULL;
    if (root && fs_make_dirs(ctl->arena, root, 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < PIECES; i++) {
        if (!root)
            print(ctl, &pieces[i]);
        else if (put(ctl, root, &pieces[i], err) < 0)
            return -1;
    }
    return 0;
}

const struct ctl_command ctl_root_fill = {
    .name = "root fill",
    .operands = "[DIRECTORY]",
    .least = 0,
    .most = 1,
    .summary = "what a static program needs beside it in an empty root",
    .help =
        "A static program runs in an empty directory, or in an image made from scratch, but a few\n"
        "functions read files: TLS libraries the certificates of authorities, localtime the time\n"
        "zones, getpwnam and getgrnam /etc/passwd and /etc/group, getaddrinfo /etc/hosts and\n"
        "/etc/resolv.conf. Prints these files and where this machine has them; with DIRECTORY, "
        "puts\n"
        "them there. A file that is there already is kept. /etc/resolv.conf is left out, because "
        "the\n"
        "program that starts a container makes it.\n",
    .run = run,
};
