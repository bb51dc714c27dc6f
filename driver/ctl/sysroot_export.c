/* abictl sysroot export: writes a profile's sysroot as a tar, with compiler drivers that need no
 * abicc: the declared input of a remote compile. */
#include <string.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "ctl/ctl.h"
#include "ctl/export_drivers.h"
#include "package/tar_writer.h"
#include "target/state.h"

enum { OPTION_PROFILE, OPTION_OUTPUT };

/* A directory on its way into the tar. Its links to other places become what they lead to, because
 * there they would lead nowhere. */
struct export
{
    struct arena *arena;
    struct tar_writer *writer;
    const char *root;   /* the directory, without links in its path */
    const char *name;   /* its name in the tar */
    const char *inside; /* links to places below this directory stay links */
};

static int add_directory(const struct export *export, struct error *err);

/* Returns a linker script with '=' before its paths: ld then searches them in the sysroot wherever
 * the script is (ld manual, "File Commands"). Without it, the script must be in the sysroot itself,
 * and build systems put links to another directory into their sandboxes. */
static const char *with_sysroot(struct arena *arena, const char *script)
{
    static const char before[] = " /usr/lib/";
    const char *text = "";
    for (const char *at; (at = strstr(script, before)); script = at + 1)
        text = arena_printf(arena, "%s%.*s =", text, (int)(at - script), script);
    return arena_printf(arena, "%s%s", text, script);
}

static bool is_linker_script(const char *name, const char *bytes)
{
    return (text_ends_with(name, ".so") || text_ends_with(name, ".a")) &&
           (text_begins_with(bytes, "GROUP (") || text_begins_with(bytes, "INPUT (") ||
            text_begins_with(bytes, "/*"));
}

static int add_file(const struct export *export, const char *name, const char *path,
                    struct error *err)
{
    const char *bytes;
    struct tar_content content = {.is_executable =
                                      access(path, X_OK) == 0 && !text_ends_with(path, ".so")};
    if (fs_read(export->arena, path, &bytes, &content.size, err) < 0)
        return -1;
    content.bytes = bytes;
    if (is_linker_script(name, bytes)) {
        content.bytes = with_sysroot(export->arena, bytes);
        content.size = strlen(content.bytes);
    }
    return tar_writer_add_file(export->writer, name, &content, err);
}

static int add_link(const struct export *export, const char *name, const char *path,
                    struct error *err)
{
    char text[4096];
    ssize_t length = readlink(path, text, sizeof(text) - 1);
    const char *real = fs_real(export->arena, path);
    if (length < 0 || !real)
        return 0; /* it leads nowhere here, either */
    text[length] = '\0';
    size_t inside = strlen(export->inside);
    if (*text != '/' && strncmp(real, export->inside, inside) == 0 && real[inside] == '/')
        return tar_writer_add_link(export->writer, name, text, err);
    if (!fs_is_dir(real))
        return add_file(export, name, real, err);
    const struct export other = {export->arena, export->writer, real, name, real};
    return add_directory(&other, err);
}

static int add_step(void *data, const struct tree_step *step, struct error *err)
{
    const struct export *export = data;
    const char *name =
        arena_printf(export->arena, "%s%s", export->name, step->path + strlen(export->root));
    switch (step->kind) {
    case TREE_ENTER:
        return tar_writer_add_directory(export->writer, name, err);
    case TREE_LEAVE:
        return 0;
    case TREE_MEET:
        return S_ISLNK(step->st->st_mode) ? add_link(export, name, step->path, err)
                                          : add_file(export, name, step->path, err);
    case TREE_FAIL:
        break;
    }
    return error_set(err, "%s: %s", step->path, strerror(step->code));
}

static int add_directory(const struct export *export, struct error *err)
{
    return tree_walk(export->root, false, add_step, (void *)export, err);
}

/* Adds bin/<name> and mark/<name>.h. */
static int add_driver(struct ctl *ctl, const struct choice *choice, const struct state *state,
                      struct tar_writer *writer, struct error *err)
{
    const char *name = export_driver_names[choice->is_cxx];
    const char *text;
    if (export_driver(ctl, choice, state, &text, err) < 0)
        return -1;
    const struct tar_content script = {text, strlen(text), true};
    struct tar_content mark = {0};
    if (fs_read(ctl->arena, arena_printf(ctl->arena, "%s/" MARK_HEADER, state->identity.directory),
                &text, &mark.size, err) < 0)
        return -1;
    mark.bytes = text;
    if (tar_writer_add_file(writer, arena_printf(ctl->arena, "bin/%s", name), &script, err) < 0)
        return -1;
    return tar_writer_add_file(writer, arena_printf(ctl->arena, "mark/%s.h", name), &mark, err);
}

static int add_all(struct ctl *ctl, const struct choice *choice, const struct state *state,
                   struct tar_writer *writer, struct error *err)
{
    const char *root = fs_real(ctl->arena, state->sysroot.path);
    const struct export sysroot = {ctl->arena, writer, root, "sysroot", root};
    const struct choice_options options = {.profile = ctl->values[OPTION_PROFILE]};
    struct choice for_cxx;
    struct state cxx;
    if (choice_read(ctl->arena, "abic++", ctl->environ, &options, &for_cxx, err) < 0 ||
        state_get(ctl->arena, &for_cxx, ctl->environ, &cxx, err) < 0)
        return -1;
    bool is_same = strcmp(cxx.sysroot.path, state->sysroot.path) == 0;
    if (!is_same && strcmp(state->profile.arch, arch_of_host()->name) != 0) /* gcc -m32 alone */
        return export_fail_arch(&state->profile, err);
    if (!is_same)
        return error_set(err,
                         "%s and %s are compilers of different releases\n"
                         "  install those of one release, or choose them by ABICC_CC and ABICC_CXX",
                         state->toolchain.path, cxx.toolchain.path);
    if (add_driver(ctl, choice, state, writer, err) < 0 ||
        add_driver(ctl, &for_cxx, &cxx, writer, err) < 0)
        return -1;
    return add_directory(&sysroot, err);
}

/* Prints the checksum in the form that `sha256sum -c` reads. */
static int print_checksum(struct ctl *ctl, const char *path, struct error *err)
{
    const char *bytes;
    size_t size;
    if (fs_read(ctl->arena, path, &bytes, &size, err) < 0)
        return -1;
    fprintf(ctl->out, "%s  %s\n", checksum_sha256(ctl->arena, bytes, size), path);
    return 0;
}

static int check_profile(const struct profile *profile, struct error *err)
{
    if (!profile_has_target(profile))
        return error_set(err, "profile %s has no sysroot: it is this machine", profile->name);
    return arch_is_native(arch_find(profile->arch)) ? 0 : export_fail_arch(profile, err);
}

static int check_state(const struct state *state, struct error *err)
{
    if (check_profile(&state->profile, err) < 0)
        return -1;
    if (state->toolchain.family != COMPILER_GCC)
        return error_set(err,
                         "the exported drivers are for gcc, and profile %s uses %s here\n"
                         "  choose gcc: ABICC_CC=gcc",
                         state->profile.name, state->toolchain.path);
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    struct state state;
    const char *path = ctl->values[OPTION_OUTPUT];
    const char *place;
    if (!path)
        return ctl_misused(ctl, error_set(err, "-o FILE is missing: it names the tar to write"));
    const char *directory = text_directory(ctl->arena, path);
    if (*directory && !fs_is_dir(directory))
        return error_set(err, "-o %s: there is no directory %s", path, directory);
    /* Another architecture is told before its compiler is asked for. */
    if (fs_output(ctl->arena, path, &place, err) < 0 ||
        ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0 ||
        check_profile(&profile, err) < 0 ||
        state_get(ctl->arena, &choice, ctl->environ, &state, err) < 0 ||
        check_state(&state, err) < 0)
        return -1;
    const char *unfinished = fs_temporary(ctl->arena, place);
    struct tar_writer *writer = tar_writer_open(ctl->arena, unfinished, err);
    if (!writer)
        return -1;
    int status = add_all(ctl, &choice, &state, writer, err);
    struct error ignored;
    if (tar_writer_close(writer, status < 0 ? &ignored : err) < 0)
        status = -1;
    if (status == 0 && rename(unfinished, place) < 0)
        status = error_system(err, path, "cannot write");
    if (status < 0) {
        (void)unlink(unfinished);
        return -1;
    }
    return print_checksum(ctl, path, err);
}

const struct ctl_command ctl_sysroot_export = {
    .name = "sysroot export",
    .operands = "",
    .summary = "write the profile's sysroot as a tar, for compiles on other machines",
    .help =
        "The tar has the directory sysroot, and compiler drivers that use it, bin/cc and bin/c++.\n"
        "These are shell scripts that call the same gcc with the options that abicc would add, so\n"
        "the other machine needs that gcc, but neither abicc nor a cache. The bytes of the tar\n"
        "depend on the profile, the compiler, this machine's headers and the release of abicc "
        "alone.\n"
        "Prints its SHA-256 in the form that `sha256sum -c` reads.\n"
        "  abictl sysroot export --profile el8 -o el8.tar >el8.tar.sha256\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_OUTPUT] = {"-o", "FILE", NULL, "the tar to write"}},
    .run = run,
};
