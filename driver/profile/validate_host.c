/* The keys that a profile of this machine (sysroot: host) cannot have. */
#include "profile/profile.h"
#include "profile/validate.h"

static const char of_target[] = "the target is this machine";
static const char of_promise[] =
    "nothing is promised about outputs, and links are not checked (`abictl check --here` does)";

static const struct {
    const char *key;
    const char *reason;
} refused[] = {
    {"target.arch", of_target},
    {"target.libc", of_target},
    {"target.version", "the floor is the host's own C library"},
    {"target.kernel", of_target},
    {"target.gcc", of_target},
    {"target.isa", of_target},
    {"libraries", of_promise},
    {"cxx", "the C++ library is the compiler's choice; cxxflags and ldflags can have options for "
            "another one"},
    {"pinning", "no symbols are pinned to older versions than the host's"},
    {"check", of_promise},
    {"rules", of_promise},
    {"packages", "its packages are those that the machine has"},
    {"polyfills", "no function is newer than the host's own C library"},
};

int check_host(const struct resolved *resolved, struct error *err)
{
    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
        if (resolved_get(resolved, refused[i].key)->is_set)
            return resolved_fail(resolved, refused[i].key, err,
                                 "profile %s has sysroot: host: %s; remove one of the two keys",
                                 resolved->name, refused[i].reason);
    return 0;
}
