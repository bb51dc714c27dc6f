/* scandirat64 (glibc 2.15) */
#include "scandirat.h"

int scandirat64(int folder, const char *path, struct dirent ***list,
                int (*select)(const struct dirent *),
                int (*compare)(const struct dirent **, const struct dirent **))
{
    return scan_folder_at(folder, path, list, select, compare);
}
