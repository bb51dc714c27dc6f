/* What GCC 4.9 added to libstdc++: to ask for a handler. An older one can only be told another, and
 * tells the one before. So that is done, and undone at once.
 *
 * No two threads may be in between, wherever in the process, since the second would put the first
 * one's stand-in back for good: both hold the loader's lock, the one lock that modules have in
 * common. The functions of libstdc++ that run under it take none of their own. A thread that sets a
 * handler at that moment is told the stand-in as the one before; what it sets stays. */
#ifndef HANDLERS_H
#define HANDLERS_H

#include "libc.h"

typedef void handler(void);

struct exchange {
    handler *(*set)(handler *);
    handler *stand_in;
    handler *found;
};

static int do_exchange(struct dl_phdr_info *module, size_t size, void *data)
{
    struct exchange *exchange = data;
    (void)module;
    (void)size;
    exchange->found = exchange->set(exchange->stand_in);
    handler *now = exchange->set(exchange->found);
    if (now != exchange->stand_in)
        exchange->set(now);
    return 1;
}

static inline handler *handler_get(handler *(*set)(handler *), handler *stand_in)
{
    struct exchange exchange = {set, stand_in, NULL};
    dl_iterate_phdr(do_exchange, &exchange);
    return exchange.found;
}

#endif
