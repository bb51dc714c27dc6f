/* Folders and open files.
 * denied: as plain */
#include "case.h"

#include <dirent.h>
#include <fcntl.h>
#include <fts.h>
#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/stat.h>

static void show_open(void)
{
    printf("open:");
    for (int fd = 3; fd < 300; fd++) {
        int flags = fcntl(fd, F_GETFD);
        if (flags >= 0)
            printf(" %d%s", fd, flags & FD_CLOEXEC ? "c" : "");
    }
    printf("\n");
}

static void open_many(void)
{
    for (int fd = 10; fd < 250; fd += 8)
        dup2(0, fd);
}

static void in_child(void (*act)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        open_many();
        act();
        show_open();
        _exit(0);
    }
    waitpid(child, &status, 0);
    printf("status %x\n", status);
}

static void close_from_30(void)
{
    closefrom(30);
}
static void close_from_minus(void)
{
    closefrom(-5);
    dup2(open("/dev/null", O_RDWR), 0);
    dup2(0, 1);
}
static void close_middle(void)
{
    SHOW(close_range(20, 100, 0));
}
static void mark_middle(void)
{
    SHOW(close_range(20, 100, CLOSE_RANGE_CLOEXEC));
}
static void unshare_middle(void)
{
    SHOW(close_range(20, ~0U, CLOSE_RANGE_UNSHARE));
}
static void wrong_range(void)
{
    SHOW(close_range(20, 10, 0));
}
static void wrong_flags(void)
{
    SHOW(close_range(20, 100, 64));
}

static int no_dots(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}
static int no_dots64(const struct dirent64 *entry)
{
    return entry->d_name[0] != '.';
}
static int nothing(const struct dirent *entry)
{
    return (void)entry, 0;
}
#if __SIZEOF_LONG__ == 8
static int by_name(const FTSENT64 **a, const FTSENT64 **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}
static void show_tree(void)
{
    char *paths[] = {(char *)"folder", NULL};
    FTS64 *tree = fts64_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    int seen[32] = {0};
    FTSENT64 *entry;
    while ((entry = fts64_read(tree))) {
        seen[entry->fts_info]++;
        if (entry->fts_level == 0 && entry->fts_info == FTS_D) {
            int children = 0;
            for (FTSENT64 *child = fts64_children(tree, FTS_NAMEONLY); child;
                 child = child->fts_link)
                children++;
            printf("fts64_children: %d\n", children);
        }
        if (strcmp(entry->fts_name, ".hidden") == 0 && entry->fts_info == FTS_D)
            SHOW(fts64_set(tree, entry, FTS_SKIP));
    }
    printf("fts64: %d files, %d folders before, %d after\n", seen[FTS_F], seen[FTS_D],
           seen[FTS_DP]);
    SHOW(fts64_close(tree));
}
#endif

static void show_entries(int folder)
{
    _Alignas(8) char buffer[4096];
    ssize_t size = getdents64(folder, buffer, sizeof(buffer));
    int count = 0, length = 0;
    for (ssize_t at = 0; at < size;) {
        struct dirent64 *entry = (struct dirent64 *)(buffer + at);
        at += entry->d_reclen;
        count++;
        length += (int)strlen(entry->d_name);
    }
    printf("getdents64: %d entries, %d characters, then %zd\n", count, length,
           getdents64(folder, buffer, sizeof(buffer)));
    lseek(folder, 0, SEEK_SET);
    SHOW(getdents64(folder, buffer, 3));
    SHOW(getdents64(-1, buffer, sizeof(buffer)));
    SHOW(getdents64(0, buffer, sizeof(buffer)));
}

int main(int argc, char **argv)
{
    DENY(argc, argv, 436);
    for (int fd = 3; fd < 300; fd++)
        close(fd);
    in_child(close_from_30);
    in_child(close_from_minus);
    in_child(close_middle);
    in_child(mark_middle);
    in_child(unshare_middle);
    in_child(wrong_range);
    in_child(wrong_flags);

    char top[] = "/tmp/files.XXXXXX";
    if (!mkdtemp(top) || chdir(top))
        return 1;
    mkdir("folder", 0755);
    for (int i = 0; i < 40; i++) {
        char name[] = "folder/f00";
        name[8] = (char)('0' + i / 10), name[9] = (char)('0' + i % 10);
        close(open(name, O_CREAT | O_WRONLY, 0644));
    }
    mkdir("folder/.hidden", 0755);
    int folder = open("folder", O_RDONLY | O_DIRECTORY);
    show_entries(folder);
    int here = open(".", O_RDONLY | O_DIRECTORY);
    struct dirent **list;
    struct dirent64 **list64;
    SHOW(scandirat(here, "folder", &list, no_dots, alphasort));
    printf("%s ... %s\n", list[0]->d_name, list[39]->d_name);
    SHOW(scandirat64(here, "folder", &list64, no_dots64, versionsort64));
    printf("%s ... %s\n", list64[0]->d_name, list64[39]->d_name);
    SHOW(scandirat(here, "folder", &list, nothing, alphasort));
    SHOW(scandirat(here, "none", &list, NULL, NULL));
    SHOW(scandirat(here, "folder/f00", &list, NULL, NULL));
    SHOW(scandirat(AT_FDCWD, "folder", &list, NULL, NULL));

#if __SIZEOF_LONG__ == 8 /* abicc has no fts64_* elsewhere */
    show_tree();
#endif

    SHOW(fcntl64(here, F_GETFD));
    SHOW(fcntl64(here, F_SETFD, FD_CLOEXEC));
    SHOW(fcntl64(here, F_GETFD));
    struct flock64 lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    int file = open("folder/f01", O_RDONLY);
    SHOW(fcntl64(file, F_SETLK64, &lock));
    SHOW(fcntl64(-1, F_GETFD));
    return 0;
}
