/* fts64_* (glibc 2.23), which are the plain functions if off_t always has 64 bits. */
#include "libc.h"

extern void *fts_open(char *const *paths, int options, int (*compare)(const void *, const void *));
extern void *fts_read(void *tree);
extern void *fts_children(void *tree, int options);
extern int fts_set(void *tree, void *entry, int option);
extern int fts_close(void *tree);

void *fts64_open(char *const *paths, int options, int (*compare)(const void *, const void *))
{
    return fts_open(paths, options, compare);
}

void *fts64_read(void *tree)
{
    return fts_read(tree);
}

void *fts64_children(void *tree, int options)
{
    return fts_children(tree, options);
}

int fts64_set(void *tree, void *entry, int option)
{
    return fts_set(tree, entry, option);
}

int fts64_close(void *tree)
{
    return fts_close(tree);
}
