/* The worlds of real systems: this machine, or a system below a directory. */
#include <elf.h>
#include <link.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "system/library_system.h"
#include "system/world.h"
#include "system/world_directories.h"
#include "system/world_source.h"

struct machine {
    struct arena *arena;
    const char *root;
    struct strvec directories;
    struct facts shell; /* of one program, which is for the same machine as all others */
    const char *musl;   /* musl's loader, which is also its libc; NULL when there is none */
    bool is_musl;       /* the system's own programs use musl */
};

/* Reads a file of the system by a path, whose symbolic links are followed within the system. */
static int read_file(const struct machine *machine, const char *path, struct facts *facts,
                     struct error *err)
{
    *facts = (struct facts){0};
    return fs_exists(path) ? facts_read(machine->arena, path, facts, err) : 0;
}

static int take(const struct machine *machine, const char *path, const struct library **library,
                struct error *err)
{
    struct facts facts;
    if (read_file(machine, path, &facts, err) < 0)
        return -1;
    if (facts.is_elf && !facts.is_relocatable &&
        facts_are_for_same_machine(&facts, &machine->shell))
        *library = library_of_facts(machine->arena, path, &facts);
    return 0;
}

/* Returns whether the soname is one of musl's libc that programs for musl need. musl's loader also
 * answers to libc.so.6, but a search for that is about glibc. */
static bool is_musl_libc(const char *soname)
{
    size_t length = strlen(soname);
    return strncmp(soname, "libc.musl-", 10) == 0 || strncmp(soname, "ld-musl-", 8) == 0 ||
           (library_is_musl(soname) && length > 3 && strcmp(soname + length - 3, ".so") == 0);
}

static int find_file(void *data, const char *soname, const struct library **library,
                     struct error *err)
{
    const struct machine *machine = data;
    if (strchr(soname, '/'))
        return take(machine, arena_printf(machine->arena, "%s%s", machine->root, soname), library,
                    err);
    if (machine->musl && is_musl_libc(soname))
        return take(machine, machine->musl, library, err);
    for (size_t i = 0; i < machine->directories.count && !*library; i++) {
        const char *path =
            arena_printf(machine->arena, "%s/%s", machine->directories.items[i], soname);
        if (take(machine, path, library, err) < 0)
            return -1;
    }
    return 0;
}

static int list_files(void *data, struct strvec *sonames, struct error *err)
{
    static const char *const names[] = {"libc.so.6",     "libm.so.6",      "libpthread.so.0",
                                        "libdl.so.2",    "librt.so.1",     "libresolv.so.2",
                                        "libutil.so.1",  "libanl.so.1",    "libcrypt.so.1",
                                        "libgcc_s.so.1", "libatomic.so.1", "libstdc++.so.6"};
    const struct machine *machine = data;
    (void)err;
    if (machine->is_musl)
        strvec_push(machine->arena, sonames, "libc.so");
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        strvec_push(machine->arena, sonames, names[i]);
    return 0;
}

/* This program's own ELF header, a symbol of the linker: there may be no /proc to read it from. */
extern const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

/* Reads a program of the system. Without one, this program states the ELF machine. */
static int read_shell(struct machine *machine, struct error *err)
{
    static const char *const programs[] = {"/bin/sh", "/usr/bin/env", "/bin/busybox"};
    for (size_t i = 0; i < sizeof(programs) / sizeof(*programs); i++) {
        const char *path = arena_printf(machine->arena, "%s%s", machine->root, programs[i]);
        if (read_file(machine, path, &machine->shell, err) < 0)
            return -1;
        if (machine->shell.is_elf)
            return 0;
    }
    machine->shell = (struct facts){
        .is_elf = true,
        .is_64 = __ehdr_start.e_ident[EI_CLASS] == ELFCLASS64,
        .is_big_endian = __ehdr_start.e_ident[EI_DATA] == ELFDATA2MSB,
        .machine = __ehdr_start.e_machine,
    };
    return 0;
}

/* musl's loader, if the machine has one that its programs could use; its name has musl's word for
 * the architecture, which is returned. */
static const char *find_musl(struct machine *machine)
{
    static const char prefix[] = "ld-musl-";
    static const char suffix[] = ".so.1";
    struct strvec files =
        world_directories_match(machine->arena, machine->root, "/lib/ld-musl-*.so.1");
    for (size_t i = 0; i < files.count; i++) {
        const struct library *library = NULL;
        struct error err;
        if (take(machine, files.items[i], &library, &err) < 0 || !library)
            continue;
        machine->musl = files.items[i];
        const char *word = text_file_name(machine->musl) + sizeof(prefix) - 1;
        return arena_strndup(machine->arena, word, strlen(word) - (sizeof(suffix) - 1));
    }
    return NULL;
}

struct world *world_of_root(struct arena *arena, const char *root, struct error *err)
{
    struct machine *machine = arena_alloc(arena, sizeof(*machine));
    *machine = (struct machine){.arena = arena, .root = root};
    if (read_shell(machine, err) < 0)
        return NULL;
    const char *loader = machine->shell.loader;
    const char *musl = find_musl(machine);
    machine->is_musl = musl && loader && strstr(loader, "/ld-musl-");
    if (machine->is_musl ? world_directories_musl(arena, root, musl, &machine->directories, err) < 0
                         : world_directories_glibc(arena, root, &machine->directories, err) < 0)
        return NULL;
    return world_make(arena, root[0] ? root : "this machine",
                      (struct world_source){find_file, list_files, machine});
}

struct world *world_of_machine(struct arena *arena, struct error *err)
{
    return world_of_root(arena, "", err);
}
