/* The verdicts of `abictl check`. */
#ifndef CTL_CHECK_JUDGE_H
#define CTL_CHECK_JUDGE_H

#include "ctl/check_items.h"
#include "profile/profile.h"

/* What the items are checked against. */
struct check_target {
    const struct strvec *roots;    /* as for data_open */
    const struct profile *profile; /* NULL: nothing; the report has floors and distributions */
    const char *packages;          /* directory with the libraries of its packages, or NULL */
    bool is_machine;               /* the libraries are those of this machine */
};

/* Fills in each item's report: floor, findings, rows and, where it cannot be judged, trouble.
 * Libraries of an item's group count as shipped with it. Returns -1 only for errors that concern
 * all items. */
int check_judge(struct check_items *items, const struct check_target *target, struct error *err);

#endif
