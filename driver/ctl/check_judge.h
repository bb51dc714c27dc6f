/* The verdict of `abictl check` on what was gathered. */
#ifndef CTL_CHECK_JUDGE_H
#define CTL_CHECK_JUDGE_H

#include "ctl/check_items.h"
#include "profile/profile.h"

/* What the items are held against. */
struct check_target {
    const struct strvec *roots;    /* as for data_open */
    const struct profile *profile; /* NULL: nothing; floors and distributions are told */
    bool is_machine;               /* the libraries are those of this machine */
};

/* Fills in floor, findings, rows and, for what cannot be judged, trouble of each item's report.
 * Libraries of an item's group come along with it. -1 only for what concerns all of them. */
int check_judge(struct check_items *items, const struct check_target *target, struct error *err);

#endif
