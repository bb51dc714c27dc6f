#include "elf/file.h"

#include <ar.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "elf/handle.h"

static const bool host_is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;

int elf_damaged(const struct elf_file *file, const char *what, struct error *err)
{
    if (file->member)
        return error_set(err, "%s(%s): damaged ELF file: %s", file->path, file->member, what);
    return error_about(err, file->path, "damaged ELF file: %s", what);
}

int elf_damaged_reason(const struct elf_file *file, struct error *err)
{
    const char *reason = elf_errmsg(-1);
    return elf_damaged(file, reason ? reason : "it cannot be read", err);
}

struct elf_file elf_handle(const char *path, const unsigned char *bytes, uint64_t size)
{
    struct elf_file file = {.path = path, .bytes = bytes, .size = size};
    elf_version(EV_CURRENT);
    /* For libelf a file too short for the identification is of another kind. */
    if (size > EI_NIDENT && memcmp(bytes, ELFMAG, SELFMAG) == 0) {
        file.elf = elf_memory((char *)bytes, (size_t)size);
        file.is_foreign_endian = (bytes[EI_DATA] == ELFDATA2MSB) != host_is_big_endian;
    }
    return file;
}

int elf_handle_map(const char *path, struct elf_file *file, struct error *err)
{
    struct stat st;
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return error_system(err, path, "cannot open");
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
        return error_about(err, path, "not a regular file");
    void *bytes = NULL; /* an empty file cannot be mapped */
    if (st.st_size)
        bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return error_system(err, path, "cannot read");
    *file = elf_handle(path, bytes, (uint64_t)st.st_size);
    file->is_mapped = bytes;
    file->is_on_disk = true;
    return 0;
}

void elf_handle_drop(struct elf_file *file)
{
    elf_end(file->elf);
    if (file->is_mapped)
        munmap((void *)file->bytes, (size_t)file->size);
    *file = (struct elf_file){.path = file->path};
}

int elf_file_open(struct arena *arena, const char *path, struct elf_file **file, struct error *err)
{
    *file = arena_alloc(arena, sizeof(**file));
    return elf_handle_map(arena_strdup(arena, path), *file, err);
}

struct elf_file *elf_file_open_memory(struct arena *arena, const char *name, const void *bytes,
                                      size_t size)
{
    struct elf_file *file = arena_alloc(arena, sizeof(*file));
    *file = elf_handle(arena_strdup(arena, name), bytes, size);
    return file;
}

void elf_file_close(struct elf_file *file)
{
    elf_handle_drop(file);
}

const char *elf_file_path(const struct elf_file *file)
{
    return file->path;
}

const void *elf_file_bytes(const struct elf_file *file, size_t *size)
{
    *size = (size_t)file->size;
    return file->bytes;
}

enum elf_content elf_file_content(const struct elf_file *file)
{
    static const char *const archives[] = {ARMAG, "!<thin>\n"};
    if (elf_kind(file->elf) == ELF_K_ELF)
        return ELF_CONTENT_ELF;
    for (size_t i = 0; i < sizeof(archives) / sizeof(*archives); i++)
        if (file->size >= SARMAG && memcmp(file->bytes, archives[i], SARMAG) == 0)
            return ELF_CONTENT_ARCHIVE;
    return ELF_CONTENT_OTHER;
}

int elf_file_header(const struct elf_file *file, struct elf_header *header, struct error *err)
{
    GElf_Ehdr ehdr;
    if (!gelf_getehdr(file->elf, &ehdr))
        return elf_damaged_reason(file, err);
    /* All that an object has is in its sections: one that was cut off would seem empty. */
    size_t each = gelf_fsize(file->elf, ELF_T_SHDR, 1, EV_CURRENT);
    if (ehdr.e_type == ET_REL && each &&
        (ehdr.e_shoff > file->size || ehdr.e_shnum > (file->size - ehdr.e_shoff) / each))
        return elf_damaged(file, "its section headers lie outside the file", err);
    header->is_64 = ehdr.e_ident[EI_CLASS] == ELFCLASS64;
    header->is_big_endian = ehdr.e_ident[EI_DATA] == ELFDATA2MSB;
    header->is_relocatable = ehdr.e_type == ET_REL;
    header->type = ehdr.e_type;
    header->machine = ehdr.e_machine;
    header->flags = ehdr.e_flags;
    return 0;
}

Elf_Data *elf_chunk(const struct elf_file *file, uint64_t offset, uint64_t size, Elf_Type type)
{
    if (!size || size > file->size || offset > file->size - size)
        return NULL;
    return elf_getdata_rawchunk(file->elf, (int64_t)offset, (size_t)size, type);
}

bool elf_texts_of(struct elf_span span, struct elf_texts *texts)
{
    if (!span.size || span.bytes[span.size - 1])
        return false;
    *texts = (struct elf_texts){(const char *)span.bytes, span.size};
    return true;
}
