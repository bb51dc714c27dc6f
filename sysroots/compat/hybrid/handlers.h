/* Functions of GCC 4.9's libstdc++ that return a handler. An older library can only set another
 * handler, and returns the previous one. So these functions set a temporary handler and restore
 * the previous one at once.
 *
 * No two threads of the process may do so at the same time, because the second one could restore
 * the first one's temporary handler for good. Both therefore hold the loader's lock, the only
 * lock that all modules share. The functions of libstdc++ that are called meanwhile take no
 * locks. If a thread sets a handler at that moment, it gets the temporary handler as the
 * previous one; the handler that it sets is kept. */
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
