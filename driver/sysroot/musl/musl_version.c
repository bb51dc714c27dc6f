#include "sysroot/musl/musl_version.h"

#include <ar.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"

struct bytes {
    const char *start;
    size_t size;
};

/* Reads a decimal field of an archive header, padded with blanks; returns false for anything else.
 */
static bool read_size(const char *field, size_t width, size_t *value)
{
    size_t digits = 0;
    *value = 0;
    while (digits < width && isdigit((unsigned char)field[digits]))
        *value = *value * 10 + (size_t)(field[digits++] - '0'); /* ten digits at most: fits */
    return digits > 0;
}

/* Finds the member with musl's __libc_version: version.c as libc.a's or libc.so's build names it.
 */
static bool find_member(struct bytes archive, struct bytes *member)
{
    if (archive.size < SARMAG || memcmp(archive.start, ARMAG, SARMAG) != 0)
        return false;
    size_t at = SARMAG;
    while (archive.size - at > sizeof(struct ar_hdr)) {
        struct ar_hdr header;
        memcpy(&header, archive.start + at, sizeof(header));
        at += sizeof(header);
        size_t size;
        if (memcmp(header.ar_fmag, ARFMAG, sizeof(header.ar_fmag)) != 0 ||
            !read_size(header.ar_size, sizeof(header.ar_size), &size) || size > archive.size - at)
            return false;
        *member = (struct bytes){archive.start + at, size};
        if (strncmp(header.ar_name, "version.o/", 10) == 0 ||
            strncmp(header.ar_name, "version.lo/", 11) == 0)
            return true;
        at += size + (size & 1); /* members begin at even offsets */
        if (at > archive.size)
            return false;
    }
    return false;
}

/* Finds the first string of the object that begins with 1.N.N: the compiler's version in .comment
 * begins with its name, and that in glibc's version.o with 2 or with words. */
static bool find_version(struct bytes object, struct version *version)
{
    for (size_t i = 1; i < object.size; i++) {
        if (object.start[i] != '1' || isprint((unsigned char)object.start[i - 1]))
            continue;
        size_t length = 0;
        size_t dots = 0;
        for (; i + length < object.size; length++) {
            if (object.start[i + length] == '.')
                dots++;
            else if (!isdigit((unsigned char)object.start[i + length]))
                break;
        }
        if (dots == 2 && version_parse(object.start + i, length, version))
            return true;
    }
    return false;
}

int musl_version_read(struct arena *arena, const char *archive, struct version *version,
                      struct error *err)
{
    struct bytes whole;
    if (fs_read(arena, archive, &whole.start, &whole.size, err) < 0)
        return -1;
    struct bytes member;
    if (!find_member(whole, &member) || !find_version(member, version))
        return error_set(err, "%s: not musl's libc.a", archive);
    return 0;
}
