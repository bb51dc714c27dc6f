/* The seccomp filter that answers system calls as an older kernel does: a program of classic BPF,
 * made from the table of system calls. See seccomp(2). */
#ifndef CONFINE_CALL_FILTER_H
#define CONFINE_CALL_FILTER_H

#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tables/system_call.h"

struct call_filter_options {
    const struct system_calls *calls; /* of each architecture that this machine runs */
    size_t count;
    struct version kernel;
    uint32_t refusal; /* what the filter returns for a call that is newer: SECCOMP_RET_ERRNO ... */
    uint32_t uname;   /* and for uname */
};

/* Returns a program that lets calls of other architectures pass. Numbers behind the last call of
 * the table are newer than it. */
struct sock_fprog call_filter_make(struct arena *arena, const struct call_filter_options *options);

/* Returns the architecture as the kernel gives it to a filter: AUDIT_ARCH_X86_64. */
uint32_t call_filter_arch(const struct arch *arch);

#endif
