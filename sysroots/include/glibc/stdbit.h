@if absent and polyfill stdc_count_ones_ui@
@# The bit functions of C23, for hosts older than 2.39.
#ifndef _STDBIT_H
#define _STDBIT_H 1
#include <features.h>
#include <bits/endian.h>
#include <stdbool.h>
#define __STDC_VERSION_STDBIT_H__ 202311L
#define __STDC_ENDIAN_LITTLE__ __LITTLE_ENDIAN
#define __STDC_ENDIAN_BIG__ __BIG_ENDIAN
#define __STDC_ENDIAN_NATIVE__ __BYTE_ORDER
#ifndef __cplusplus
# define __abicc_stdc(function, x) \
  _Generic ((x), unsigned char: function##_uc, unsigned short: function##_us, unsigned int: function##_ui, \
            unsigned long int: function##_ul, unsigned long long int: function##_ull) (x)
# define stdc_leading_zeros(x) __abicc_stdc (stdc_leading_zeros, x)
# define stdc_leading_ones(x) __abicc_stdc (stdc_leading_ones, x)
# define stdc_trailing_zeros(x) __abicc_stdc (stdc_trailing_zeros, x)
# define stdc_trailing_ones(x) __abicc_stdc (stdc_trailing_ones, x)
# define stdc_first_leading_zero(x) __abicc_stdc (stdc_first_leading_zero, x)
# define stdc_first_leading_one(x) __abicc_stdc (stdc_first_leading_one, x)
# define stdc_first_trailing_zero(x) __abicc_stdc (stdc_first_trailing_zero, x)
# define stdc_first_trailing_one(x) __abicc_stdc (stdc_first_trailing_one, x)
# define stdc_count_zeros(x) __abicc_stdc (stdc_count_zeros, x)
# define stdc_count_ones(x) __abicc_stdc (stdc_count_ones, x)
# define stdc_has_single_bit(x) __abicc_stdc (stdc_has_single_bit, x)
# define stdc_bit_width(x) __abicc_stdc (stdc_bit_width, x)
# define stdc_bit_floor(x) __abicc_stdc (stdc_bit_floor, x)
# define stdc_bit_ceil(x) __abicc_stdc (stdc_bit_ceil, x)
#endif
#endif
@end@
