@if floor < 2.30 and absent@
#include <stropts.h>
@end@
