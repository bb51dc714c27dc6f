#include "verdict/bad_output.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

int bad_output_remove(struct arena *arena, const char *path, struct error *err)
{
    struct stat st;
    if (stat(path, &st) < 0 || !S_ISREG(st.st_mode) || st.st_nlink == 0)
        return 0;
    const char *real = fs_real(arena, path);
    if (real && unlink(real) == 0)
        return 0;
    return error_system(err, path, "breaks the profile, but cannot be removed");
}
