@if floor < 2.39@
@# glibc's libcrypt (its last release is 2.38), not the libxcrypt of today's hosts: struct crypt_data of libxcrypt is a quarter of
@# the size, and crypt_r of an older libcrypt would write beyond it.
#ifndef _CRYPT_H
#define _CRYPT_H 1

#include <features.h>

__BEGIN_DECLS

extern char *crypt (const char *__phrase, const char *__salt)
     __THROW __nonnull ((1, 2));

@if floor < 2.28@
@# Removed in 2.28: the DES functions.
extern void setkey (const char *__key) __THROW __nonnull ((1));
extern void encrypt (char *__glibc_block, int __edflag)
     __THROW __nonnull ((1));

@end@
#ifdef __USE_GNU
struct crypt_data
{
  char keysched[16 * 8];
  char sb0[32768];
  char sb1[32768];
  char sb2[32768];
  char sb3[32768];
  char crypt_3_buf[14];
  char current_salt[2];
  long int current_saltbits;
  int direction;
  int initialized;
};

extern char *crypt_r (const char *__phrase, const char *__salt,
		      struct crypt_data *__restrict __data)
     __THROW __nonnull ((1, 2, 3));
@if floor < 2.28@
extern void setkey_r (const char *__key,
		      struct crypt_data *__restrict __data)
     __THROW __nonnull ((1, 2));
extern void encrypt_r (char *__glibc_block, int __edflag,
		       struct crypt_data *__restrict __data)
     __THROW __nonnull ((1, 3));
@end@
#endif

__END_DECLS

#endif
@end@
