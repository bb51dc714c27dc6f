@if floor < 2.28 and absent@
#ifndef _G_config_h
#define _G_config_h 1

#include <bits/types.h>
#include <stddef.h>
#include <wchar.h>
#include <bits/types/__fpos_t.h>
#include <bits/types/__fpos64_t.h>

#define _G_va_list __gnuc_va_list
#define _G_HAVE_MMAP 1
#define _G_HAVE_MREMAP 1
#define _G_IO_IO_FILE_VERSION 0x20001
#define _G_BUFSIZ 8192

#endif
@end@
