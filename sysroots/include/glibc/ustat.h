@if floor < 2.28 and absent@
#include <sys/ustat.h>
@end@
