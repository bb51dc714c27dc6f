/* abictl: the tool for people and CI jobs. Its subcommands are in ctl/. */
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/ctl.h"

int main(int argc, char **argv)
{
    static struct arena arena; /* lives as long as the process */
    const char *self = fs_real(&arena, "/proc/self/exe");
    struct ctl ctl = {
        .arena = &arena,
        .environ = (const char *const *)environ,
        .directory = self ? text_directory(&arena, self) : "",
        .out = stdout,
        .notes = stderr,
    };
    return ctl_main(&ctl, argc, (const char *const *)argv);
}
