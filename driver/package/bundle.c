#include "package/bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

static int fail(struct archive *archive, const char *path, struct error *err)
{
    const char *reason = archive_error_string(archive);
    return error_about(err, path, "cannot write: %s",
                       reason ? reason : "libarchive does not say why");
}

static int write_file(struct archive *archive, const struct bundle_file *file, const char *path,
                      struct error *err)
{
    char piece[1 << 15];
    struct stat st;
    ssize_t n;
    FS_CLOSE int fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) < 0)
        return error_system(err, file->path, "cannot open");
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, file->name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, st.st_size);
    int status = archive_write_header(archive, entry) < ARCHIVE_WARN ? fail(archive, path, err) : 0;
    archive_entry_free(entry);
    while (status == 0 && (n = read(fd, piece, sizeof(piece))) != 0) {
        if (n < 0)
            status = errno == EINTR ? 0 : error_system(err, file->path, "cannot read");
        else if (archive_write_data(archive, piece, (size_t)n) != n)
            status = fail(archive, path, err);
    }
    return status;
}

int bundle_write(struct arena *arena, const char *path, const struct bundle_file *files,
                 size_t count, struct error *err)
{
    const char *place;
    if (fs_output(arena, path, &place, err) < 0)
        return -1;
    const char *temporary = fs_temporary(arena, place);
    struct archive *archive = archive_write_new();
    if (!archive)
        return error_set(err, "%s: out of memory", path);
    archive_write_set_format_ustar(archive);
    int status = archive_write_open_filename(archive, temporary) < ARCHIVE_WARN
                     ? fail(archive, path, err)
                     : 0;
    for (size_t i = 0; i < count && status == 0; i++)
        status = write_file(archive, &files[i], path, err);
    if (archive_write_close(archive) < ARCHIVE_WARN && status == 0)
        status = fail(archive, path, err);
    archive_write_free(archive);
    if (status == 0 && rename(temporary, place) < 0)
        status = error_system(err, path, "cannot rename into place");
    if (status < 0)
        unlink(temporary);
    return status;
}
