/* std::get_terminate() and std::get_unexpected(). */
#include "handlers.h"

extern handler *_ZSt13set_terminatePFvvE(handler *);
extern handler *_ZSt14set_unexpectedPFvvE(handler *);
handler *_ZSt13get_terminatev(void);
handler *_ZSt14get_unexpectedv(void);

static void stop(void)
{
    abort();
}

handler *_ZSt13get_terminatev(void)
{
    return handler_get(_ZSt13set_terminatePFvvE, stop);
}

handler *_ZSt14get_unexpectedv(void)
{
    return handler_get(_ZSt14set_unexpectedPFvvE, stop);
}
