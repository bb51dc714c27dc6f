#include "ctl/check_here.h"

#include <string.h>
#include <sys/utsname.h>

#include "base/fs.h"
#include "system/world.h"

/* Returns the level of the x86-64 psABI, by the features of the processor. */
static enum isa_level isa_of_processor(void)
{
#ifdef __x86_64__
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("sse3") || !__builtin_cpu_supports("ssse3") ||
        !__builtin_cpu_supports("sse4.1") || !__builtin_cpu_supports("sse4.2") ||
        !__builtin_cpu_supports("popcnt"))
        return ISA_BASELINE;
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") ||
        !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("fma"))
        return ISA_V2;
    if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
        !__builtin_cpu_supports("avx512cd") || !__builtin_cpu_supports("avx512dq") ||
        !__builtin_cpu_supports("avx512vl"))
        return ISA_V3;
    return ISA_V4;
#else
    return ISA_BASELINE;
#endif
}

/* Returns the version at the start of the text: for "6.1.0-13-amd64", 6.1.0. */
static struct version leading_version(const char *text)
{
    struct version version = {{0, 0, 0}};
    size_t length = strspn(text, "0123456789.");
    while (length && !version_parse(text, length, &version))
        length--;
    return version;
}

/* Returns the release of the newest version with the prefix, which for GLIBC_ is glibc's. */
static struct version newest_node(const struct library *library, const char *prefix)
{
    struct version newest = {{0, 0, 0}};
    size_t length = strlen(prefix);
    for (size_t i = 0; i < library->nodes.count; i++) {
        const char *node = library->nodes.items[i];
        struct version version;
        if (strncmp(node, prefix, length) == 0 &&
            version_parse(node + length, strlen(node + length), &version) &&
            version_compare(version, newest) > 0)
            newest = version;
    }
    return newest;
}

/* Reads glibc's release from the text in its library, "GNU C Library ... version 2.31": not every
 * release has a symbol version of its own. */
static int glibc_release(struct arena *arena, const struct library *library,
                         struct version *release, struct error *err)
{
    static const char name[] = "GNU C Library";
    static const char word[] = " version ";
    enum { SENTENCE = 200 }; /* bytes that contain both */
    const char *bytes;
    size_t size;
    *release = newest_node(library, "GLIBC_");
    if (fs_read(arena, library->path, &bytes, &size, err) < 0)
        return -1;
    const char *text = memmem(bytes, size, name, strlen(name));
    if (!text)
        return 0;
    size_t left = size - (size_t)(text - bytes);
    const char *number = memmem(text, left < SENTENCE ? left : SENTENCE, word, strlen(word));
    struct version said = {{0, 0, 0}};
    if (number) /* the bytes end in a NUL */
        said = leading_version(number + strlen(word));
    if (version_compare(said, *release) > 0)
        *release = said;
    return 0;
}

/* Reads musl's release from the string in its library, such as "1.2.3". */
static int musl_release(struct arena *arena, const struct library *library, struct version *release,
                        struct error *err)
{
    const char *bytes;
    size_t size;
    if (fs_read(arena, library->path, &bytes, &size, err) < 0)
        return -1;
    for (size_t i = 1; i < size; i++) {
        if (bytes[i] != '1' || bytes[i - 1])
            continue;
        size_t length = strnlen(bytes + i, VERSION_TEXT_SIZE);
        if (length >= strlen("1.0.0") && version_parse(bytes + i, length, release))
            return 0;
    }
    return error_set(err, "%s: cannot find musl's release in it", library->path);
}

static int find_libc(struct arena *arena, struct profile *profile, struct error *err)
{
    const struct library *library;
    struct world *world = world_of_machine(arena, err);
    if (!world || world_find(world, "libc.so.6", &library, err) < 0)
        return -1;
    if (library) {
        profile->libc = LIBC_GLIBC;
        return glibc_release(arena, library, &profile->libc_version, err);
    }
    const struct arch *arch = arch_find(profile->arch);
    const char *musl = arch && arch->musl_soname ? arch->musl_soname : "libc.so";
    if (world_find(world, musl, &library, err) < 0)
        return -1;
    if (!library)
        return error_set(err,
                         "--here: this machine has neither libc.so.6 nor %s in its library "
                         "directories: it runs static programs only",
                         musl);
    profile->libc = LIBC_MUSL;
    return musl_release(arena, library, &profile->libc_version, err);
}

int check_here_profile(struct arena *arena, const struct profile **profile, struct error *err)
{
    struct utsname system;
    if (uname(&system) < 0)
        return error_system(err, NULL, "--here: cannot read the kernel's release");
    struct profile *here = arena_alloc(arena, sizeof(*here));
    here->name = "(this machine)";
    here->description = here->origin = here->build_id = here->visibility = "";
    here->polyfills = "";
    const struct arch *arch = arch_by_any_name(system.machine);
    here->arch = arch ? arch->name : arena_strdup(arena, system.machine);
    here->kernel = leading_version(system.release);
    here->isa = isa_of_processor();
    *profile = here;
    return find_libc(arena, here, err);
}

/* Returns whether files made for the profile run on a machine that promises `here`. */
static bool runs_here(const struct profile *made, const struct profile *here)
{
    if (!profile_has_target(made) || strcmp(made->arch, here->arch) != 0 ||
        version_compare(made->kernel, here->kernel) > 0 || made->isa > here->isa)
        return false;
    return made->link_mode != LINK_DYNAMIC ||
           (made->libc == here->libc &&
            version_compare(made->libc_version, here->libc_version) <= 0);
}

static int tell_profiles(struct ctl *ctl, const struct strvec *roots, const struct profile *here,
                         struct error *err)
{
    struct strvec names = {0};
    if (profile_names(ctl->arena, roots, &names, err) < 0)
        return -1;
    fputs("files made for these profiles run here:\n", ctl->out);
    for (size_t i = 0; i < names.count; i++) {
        struct profile profile;
        struct error broken;
        if (profile_load(ctl->arena, roots, names.items[i], &profile, NULL, &broken) == 0 &&
            runs_here(&profile, here))
            fprintf(ctl->out, "  %s\n", profile.name);
    }
    return 0;
}

/* Prints the libraries of GCC's runtime, of which a program may need a newer one. */
static int tell_runtime(struct ctl *ctl, struct error *err)
{
    static const char *const rows[][2] = {
        {"libstdc++.so.6", "GLIBCXX_"}, {"libstdc++.so.6", "CXXABI_"}, {"libgcc_s.so.1", "GCC_"}};
    struct world *world = world_of_machine(ctl->arena, err);
    if (!world)
        return -1;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct library *library;
        char text[VERSION_TEXT_SIZE];
        if (world_find(world, rows[i][0], &library, err) < 0)
            return -1;
        if (library)
            fprintf(ctl->out, "  %s: %s%s\n", rows[i][0], rows[i][1],
                    version_text(newest_node(library, rows[i][1]), text));
        else
            fprintf(ctl->out, "  %s: not installed\n", rows[i][0]);
    }
    return 0;
}

int check_here_tell(struct ctl *ctl, const struct strvec *roots, const struct profile *profile,
                    struct error *err)
{
    const struct arch *arch = arch_find(profile->arch);
    bool has_levels = arch && arch->has_isa_levels;
    char release[VERSION_TEXT_SIZE];
    char kernel[VERSION_TEXT_SIZE];
    fprintf(ctl->out, "this machine: %s, %s %s, Linux %s%s%s\n", profile->arch,
            profile->libc == LIBC_GLIBC ? "glibc" : "musl",
            version_text(profile->libc_version, release), version_text(profile->kernel, kernel),
            has_levels ? ", processor " : "", has_levels ? isa_level_name(profile->isa) : "");
    if (tell_runtime(ctl, err) < 0)
        return -1;
    return tell_profiles(ctl, roots, profile, err);
}
