/* Directories: what one holds, and the walk through all below one. Sorted, so that nothing depends
 * on the order of a file system. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"

enum tree_kind { TREE_FILE, TREE_DIRECTORY, TREE_OTHER };

/* The entries of a directory by name, without "." and "..". */
struct tree_list {
    struct tree_entry {
        const char *name;
        enum tree_kind kind; /* of what a link leads to; TREE_OTHER of one that leads nowhere */
    } * items;
    size_t count;
    size_t room;
};

/* Lists the directory; `err->code` tells an absent one. */
int tree_list(struct arena *arena, const char *directory, struct tree_list *list,
              struct error *err);

/* One step of a walk. Its texts and `st` are gone when the visit returns. */
struct tree_step {
    enum {
        TREE_ENTER, /* a directory, before what is in it */
        TREE_LEAVE, /* and behind it */
        TREE_MEET,  /* anything else; links are not followed */
        TREE_FAIL   /* what cannot be read, for the reason `code` */
    } kind;
    const char *path; /* with the root before it */
    const char *name;
    const struct stat *st; /* NULL when it failed */
    int depth;             /* 0 is the root */
    int code;
};

/* Looks at one step; -1 ends the walk. */
typedef int tree_visit(void *data, const struct tree_step *step, struct error *err);

/* Walks through all below `root`, which may be a file. A link there is followed only on demand. */
int tree_walk(const char *root, bool follows_root, tree_visit *visit, void *data,
              struct error *err);

#endif
