/* The file actions of posix_spawn in glibc's own list, whose entries never changed their layout,
 * so that one release can read what another one wrote. Newer kinds of actions are abicc's own if
 * the running libc is older: only __abicc_posix_spawn carries them out. */
#ifndef SPAWN_H
#define SPAWN_H

#include "libc.h"

enum action_kind {
    ACTION_CLOSE,
    ACTION_DUP2,
    ACTION_OPEN,
    ACTION_CHDIR,     /* 2.29 */
    ACTION_FCHDIR,    /* 2.29 */
    ACTION_CLOSEFROM, /* 2.34 */
    ACTION_TCSETPGRP  /* 2.35 */
};

struct spawn_action {
    int kind;
    union {
        struct {
            int fd, new_fd;
        };
        struct {
            int open_fd;
            char *open_path;
            int open_flags;
            unsigned open_mode;
        };
        char *path;
    };
};

struct file_actions {
    int room, count;
    struct spawn_action *actions;
    int unused[16];
};

/* The attributes of the child, in the same way. */
struct attributes {
    short flags;
    pid_t group;
    unsigned char defaults[128], mask[128]; /* signal sets */
    int priority, policy;
    int cgroup; /* 2.39 */
    int unused[15];
};

enum { SC_OPEN_MAX = 4 };
extern long sysconf(int name);

/* Returns room for one more action of that kind at the end, or NULL. */
static inline struct spawn_action *spawn_add(struct file_actions *list, enum action_kind kind)
{
    if (list->count == list->room) {
        struct spawn_action *actions =
            realloc(list->actions, ((size_t)list->room + 8) * sizeof(*actions));
        if (!actions)
            return NULL;
        list->actions = actions;
        list->room += 8;
    }
    struct spawn_action *action = &list->actions[list->count++];
    memset(action, 0, sizeof(*action));
    action->kind = kind;
    return action;
}

/* Adds an action for a file. Returns an error number, as posix_spawn's functions do. */
static inline int spawn_add_fd(struct file_actions *list, enum action_kind kind, int fd)
{
    if (fd < 0 || fd >= sysconf(SC_OPEN_MAX))
        return EBADF;
    struct spawn_action *action = spawn_add(list, kind);
    if (!action)
        return ENOMEM;
    action->fd = fd;
    return 0;
}

#endif
