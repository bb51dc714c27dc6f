/* The items of nl_langinfo_l that glibc has and musl lacks (glibc's <langinfo.h>), with the values
 * of glibc's C and C.UTF-8: the wide strings, and single bytes. */
#ifndef LOCALE_ITEMS_H
#define LOCALE_ITEMS_H

#include "libc.h"

enum {
    DECIMAL_POINT_WC = 0x10003, /* these two are the character, in place of the pointer to it */
    THOUSANDS_SEP_WC,
    WIDE_TIMES = 0x20034,
    DATE_FORMAT = 0x2006c,
    WIDE_DATE_FORMAT,
    FIRST_MONEY_BYTES = 0x40007,
    LAST_MONEY_BYTES = 0x4000e,
    FIRST_INTERNATIONAL_BYTES = 0x40010,
    LAST_INTERNATIONAL_BYTES = 0x40015,
    MONEY_DECIMAL_POINT_WC = 0x4002b,
    MONEY_THOUSANDS_SEP_WC,
};

#define NOT_GLIBCS ((const char *)-1)

static const wchar_t *const wide_times[] = {
    L"Sun",
    L"Mon",
    L"Tue",
    L"Wed",
    L"Thu",
    L"Fri",
    L"Sat",
    L"Sunday",
    L"Monday",
    L"Tuesday",
    L"Wednesday",
    L"Thursday",
    L"Friday",
    L"Saturday",
    L"Jan",
    L"Feb",
    L"Mar",
    L"Apr",
    L"May",
    L"Jun",
    L"Jul",
    L"Aug",
    L"Sep",
    L"Oct",
    L"Nov",
    L"Dec",
    L"January",
    L"February",
    L"March",
    L"April",
    L"May",
    L"June",
    L"July",
    L"August",
    L"September",
    L"October",
    L"November",
    L"December",
    L"AM",
    L"PM",
    L"%a %b %e %H:%M:%S %Y",
    L"%m/%d/%y",
    L"%H:%M:%S",
    L"%I:%M:%S %p",
    L"",
    L"%m/%d/%y",
    L"",
    L"%a %b %e %H:%M:%S %Y",
    L"%H:%M:%S",
};

static const char *character(wchar_t c)
{
    union {
        wchar_t c;
        const char *text;
    } both = {.text = 0};
    both.c = c;
    return both.text;
}

/* Returns NOT_GLIBCS for items that musl has. */
static const char *glibc_item(int item)
{
    if (item >= WIDE_TIMES &&
        (size_t)(item - WIDE_TIMES) < sizeof(wide_times) / sizeof(*wide_times))
        return (const char *)wide_times[item - WIDE_TIMES];
    if ((item >= FIRST_MONEY_BYTES && item <= LAST_MONEY_BYTES) ||
        (item >= FIRST_INTERNATIONAL_BYTES && item <= LAST_INTERNATIONAL_BYTES))
        return "\377"; /* CHAR_MAX: not specified */
    switch (item) {
    case DECIMAL_POINT_WC:
        return character(L'.');
    case THOUSANDS_SEP_WC:
    case MONEY_DECIMAL_POINT_WC:
    case MONEY_THOUSANDS_SEP_WC:
        return character(0);
    case DATE_FORMAT:
        return "%a %b %e %H:%M:%S %Z %Y";
    case WIDE_DATE_FORMAT:
        return (const char *)L"%a %b %e %H:%M:%S %Z %Y";
    default:
        return NOT_GLIBCS;
    }
}

#endif
