/* scandirat64 (glibc 2.15) */
#include "scandirat.h"

int scandirat64(int directory, const char *path, struct dirent ***list,
                int (*select)(const struct dirent *),
                int (*compare)(const struct dirent **, const struct dirent **))
{
    return scan_directory_at(directory, path, list, select, compare);
}
