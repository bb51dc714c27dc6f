/* Functions of bits, by name and by the type-generic macros. */
#include "case.h"

#include <stdbit.h>

#define EACH(value)                                                                                \
    printf("%llx: %u %u %u %u %u %u %u %u %u %u %u %u %llx %llx\n", (unsigned long long)(value),   \
           stdc_leading_zeros(value), stdc_leading_ones(value), stdc_trailing_zeros(value),        \
           stdc_trailing_ones(value), stdc_first_leading_zero(value),                              \
           stdc_first_leading_one(value), stdc_first_trailing_zero(value),                         \
           stdc_first_trailing_one(value), stdc_count_zeros(value), stdc_count_ones(value),        \
           (unsigned)stdc_has_single_bit(value), (unsigned)stdc_bit_width(value),                  \
           (unsigned long long)stdc_bit_floor(value),                                              \
           (unsigned long long)(is_whole(value) ? stdc_bit_ceil(value) : 0))
/* Beyond its type's largest power stdc_bit_ceil has no answer. */
#define is_whole(value) ((value) <= ((__typeof__(value))-1 >> 1) + 1)
#define EACH_BY_NAME(s, type, value)                                                               \
    printf("%u %u %u %u %u %u %u %u %u %u %u %u %llx\n", stdc_leading_zeros_##s((type)(value)),    \
           stdc_leading_ones_##s((type)(value)), stdc_trailing_zeros_##s((type)(value)),           \
           stdc_trailing_ones_##s((type)(value)), stdc_first_leading_zero_##s((type)(value)),      \
           stdc_first_leading_one_##s((type)(value)), stdc_first_trailing_zero_##s((type)(value)), \
           stdc_first_trailing_one_##s((type)(value)), stdc_count_zeros_##s((type)(value)),        \
           stdc_count_ones_##s((type)(value)), (unsigned)stdc_has_single_bit_##s((type)(value)),   \
           (unsigned)stdc_bit_width_##s((type)(value)),                                            \
           (unsigned long long)stdc_bit_floor_##s((type)(value)))

int main(void)
{
    static const unsigned long long values[] = {0,
                                                1,
                                                2,
                                                3,
                                                127,
                                                128,
                                                129,
                                                255,
                                                256,
                                                0x5555,
                                                0x7fff,
                                                0x8000,
                                                0x8001,
                                                0xffff,
                                                0x10000,
                                                0x7fffffff,
                                                0x80000000,
                                                0xffffffff,
                                                0x100000000,
                                                0x123456789abcdef,
                                                0x7fffffffffffffff,
                                                0x8000000000000000,
                                                0xffffffffffffffff};
    for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
        EACH((unsigned char)values[i]);
        EACH((unsigned short)values[i]);
        EACH((unsigned)values[i]);
        EACH((unsigned long)values[i]);
        EACH(values[i]);
        EACH_BY_NAME(uc, unsigned char, values[i]);
        EACH_BY_NAME(us, unsigned short, values[i]);
        EACH_BY_NAME(ui, unsigned, values[i]);
        EACH_BY_NAME(ul, unsigned long, values[i]);
        EACH_BY_NAME(ull, unsigned long long, values[i]);
    }
    return 0;
}
