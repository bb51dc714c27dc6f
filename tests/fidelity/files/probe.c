#if defined __has_include
#if __has_include(<stdio.h>)
int has_stdio;
#endif
#if __has_include("no-such.h")
int has_none;
#endif
#endif
#ifdef EXTRA
int extra = EXTRA;
#endif
