@if floor < 2.27@
@# nl_langinfo of older releases returns "" for these.
#include <abicc-host/langinfo.h>
#undef ALTMON_1
#undef ALTMON_2
#undef ALTMON_3
#undef ALTMON_4
#undef ALTMON_5
#undef ALTMON_6
#undef ALTMON_7
#undef ALTMON_8
#undef ALTMON_9
#undef ALTMON_10
#undef ALTMON_11
#undef ALTMON_12
@end@
