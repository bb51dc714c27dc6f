/* scandirat64 (glibc 2.15) */
#include "libc.h"

struct dirent {
    uint64_t d_ino;
    int64_t d_off;
    uint16_t d_reclen;
    uint8_t d_type;
    char d_name[256];
};
#define READ_ENTRY readdir64
#include "scandirat.h"

int scandirat64(int directory, const char *path, struct dirent ***list,
                int (*select)(const struct dirent *),
                int (*compare)(const struct dirent **, const struct dirent **))
{
    return scan_directory_at(directory, path, list, select, compare);
}
