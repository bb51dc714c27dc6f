/* glibc's bits of character classes (its <ctype.h>), which the tables of std::ctype<char> in
 * libstdc++.a have. The first eight are in the second byte in memory. */
#ifndef ABICC_MUSL_CTYPE_BASE_H
#define ABICC_MUSL_CTYPE_BASE_H

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define _ISbit(bit) (1 << (bit))
#else
#define _ISbit(bit) ((bit) < 8 ? 1 << (bit) << 8 : 1 << (bit) >> 8)
#endif
#define _ISupper  _ISbit(0)
#define _ISlower  _ISbit(1)
#define _ISalpha  _ISbit(2)
#define _ISdigit  _ISbit(3)
#define _ISxdigit _ISbit(4)
#define _ISspace  _ISbit(5)
#define _ISprint  _ISbit(6)
#define _ISblank  _ISbit(8)
#define _IScntrl  _ISbit(9)
#define _ISpunct  _ISbit(10)
#include_next <bits/ctype_base.h>
#undef _ISbit
#undef _ISupper
#undef _ISlower
#undef _ISalpha
#undef _ISdigit
#undef _ISxdigit
#undef _ISspace
#undef _ISprint
#undef _ISblank
#undef _IScntrl
#undef _ISpunct

#endif
