#include "package/layer.h"

#include <errno.h>

/* So much is allowed at any ratio: a file of zeros that unpacks to a megabyte is no bomb. */
static const uint64_t always_allowed = (uint64_t)64 << 20;

const struct package_limits package_default_limits = {
    .unpacked = (uint64_t)8 << 30,
    .ratio = 200,
    .depth = 5,
    .advice = "to check it all the same, raise the limit with --max-unpacked",
};

int layer_spend(struct layer_budget *budget, uint64_t bytes, struct error *err)
{
    const struct package_limits *limits = budget->limits;
    if (__builtin_add_overflow(budget->unpacked, bytes, &budget->unpacked))
        budget->unpacked = UINT64_MAX;
    if (budget->unpacked > limits->unpacked) {
        budget->is_spent = true;
        return error_set(err, "unpacks to more than %llu MiB, like an archive bomb; %s",
                         (unsigned long long)(limits->unpacked >> 20), limits->advice);
    }
    if (limits->ratio && budget->unpacked > always_allowed &&
        budget->unpacked / limits->ratio > budget->packed) {
        budget->is_spent = true;
        return error_set(err, "unpacks to more than %llu times its size, like an archive bomb; %s",
                         (unsigned long long)limits->ratio, limits->advice);
    }
    return 0;
}

int layer_error(const struct layer *layer, struct error *err)
{
    if (layer->is_failed) {
        *err = layer->err;
        return -1;
    }
    const char *reason = archive_error_string(layer->archive);
    if (!archive_format(layer->archive))
        reason = "it is truncated, or its directory is misplaced";
    return error_set(err, "damaged: %s", reason ? reason : "it cannot be read");
}

/* Passes the next bytes of a compressed archive to libarchive. */
static la_ssize_t feed(struct archive *archive, void *data, const void **bytes)
{
    struct layer *layer = data;
    size_t size = 0;
    la_int64_t offset;
    int status = archive_read_data_block(layer->unpacker, bytes, &size, &offset);
    if (status == ARCHIVE_EOF)
        return 0;
    if (status < ARCHIVE_WARN) {
        const char *reason = archive_error_string(layer->unpacker);
        error_set(&layer->err, "damaged: %s", reason ? reason : "it cannot be unpacked");
    } else if (layer_spend(layer->budget, size, &layer->err) == 0) {
        return (la_ssize_t)size;
    }
    layer->is_failed = true;
    archive_set_error(archive, EIO, "%s", "the layer below failed");
    return ARCHIVE_FATAL;
}

/* Opens compressed bytes, which unpack to one nameless file. */
static struct archive *open_unpacker(enum packing packing, const void *bytes, size_t size)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return NULL;
    bool is_rpm = packing == PACKING_RPM; /* its payload may be compressed in any of these ways */
    if (is_rpm)
        archive_read_support_filter_rpm(archive);
    if (is_rpm || packing == PACKING_GZIP)
        archive_read_support_filter_gzip(archive);
    if (is_rpm || packing == PACKING_BZIP2)
        archive_read_support_filter_bzip2(archive);
    if (is_rpm || packing == PACKING_ZSTD)
        archive_read_support_filter_zstd(archive);
    if (is_rpm || packing == PACKING_XZ)
        archive_read_support_filter_xz(archive);
    if (is_rpm)
        archive_read_support_filter_lzma(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    archive_read_open_memory(archive, bytes, size); /* errors are reported at the first header */
    return archive;
}

/* Returns 1, 0 when there is nothing in it, or -1. */
static int start_unpacker(struct layer *layer, enum packing packing, struct error *err)
{
    struct archive_entry *entry;
    int filters = packing == PACKING_RPM ? 3 : 2; /* "none" is one of them */
    int status = archive_read_next_header(layer->unpacker, &entry);
    if (archive_filter_count(layer->unpacker) > filters)
        return error_set(err, "compressed more than once, like an archive bomb");
    if (status == ARCHIVE_EOF)
        return 0;
    if (status >= ARCHIVE_WARN)
        return 1;
    const char *reason = archive_error_string(layer->unpacker);
    return error_set(err, "damaged: %s", reason ? reason : "it cannot be unpacked");
}

static void support_formats(struct archive *archive, enum packing packing)
{
    bool is_unpacked = packing >= PACKING_RPM;
    if (packing == PACKING_ZIP)
        archive_read_support_format_zip_seekable(archive);
    if (packing == PACKING_DEB)
        archive_read_support_format_ar(archive);
    if (packing == PACKING_CPIO || is_unpacked)
        archive_read_support_format_cpio(archive);
    if (packing == PACKING_TAR || is_unpacked)
        archive_read_support_format_tar(archive);
    if (is_unpacked) {
        archive_read_support_format_raw(archive);
        archive_read_support_format_empty(archive);
    }
    /* Alpine's .apk consists of several archives, one after the other. */
    if (packing == PACKING_TAR || is_unpacked)
        archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1");
}

int layer_open(struct layer *layer, const void *bytes, size_t size, struct layer_budget *budget,
               struct error *err)
{
    enum packing packing = content_packing(bytes, size);
    *layer = (struct layer){.budget = budget, .is_expanding = packing == PACKING_ZIP};
    layer->archive = archive_read_new();
    if (!layer->archive)
        return error_set(err, "cannot read it: out of memory");
    support_formats(layer->archive, packing);
    if (packing < PACKING_RPM) {
        archive_read_open_memory(layer->archive, bytes, size);
        return 0;
    }
    layer->unpacker = open_unpacker(packing, bytes, size);
    if (!layer->unpacker)
        return error_set(err, "cannot read it: out of memory");
    int status = start_unpacker(layer, packing, err);
    if (status < 0)
        return -1;
    if (status == 0)
        archive_read_open_memory(layer->archive, "", 0);
    else
        archive_read_open(layer->archive, layer, NULL, feed, NULL);
    return 0;
}

void layer_close(struct layer *layer)
{
    archive_read_free(layer->archive);
    archive_read_free(layer->unpacker);
}
