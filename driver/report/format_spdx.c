/* SPDX 2.3 in JSON: the files of each operand with their checksums, the release of the C library
 * that each needs, and the symbol versions from which that follows. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/checksum.h"
#include "base/digest.h"
#include "report/finding_json.h"
#include "report/formats.h"

/* A document that is being written. */
struct spdx {
    struct arena *arena;
    const struct report *report;
    const char *created;
    struct strvec libraries; /* those that have a package: "glibc 2.17", "libz.so.1" */
    json_t *packages;
    json_t *files;
    json_t *relationships;
};

static void put(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, finding_json_text(text));
}

static void relate(struct spdx *spdx, const char *from, const char *type, const char *to)
{
    json_array_append_new(spdx->relationships,
                          json_pack("{s:s, s:s, s:s}", "spdxElementId", from, "relationshipType",
                                    type, "relatedSpdxElement", to));
}

/* Returns an SPDXID: letters, digits, '.' and '-' (SPDX 2.3, 7.2). */
static const char *library_id(struct arena *arena, const char *name)
{
    char *id = arena_printf(arena, "SPDXRef-Library-%s", name);
    for (char *c = id + strlen("SPDXRef-"); *c; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-", *c))
            *c = '-';
    /* The replacement may make two names the same, so a digest keeps them apart. */
    return arena_printf(arena, "%s-%.8s", id, digest_bytes(name, strlen(name)).hex);
}

/* Sets the fields about which abictl has nothing to state. */
static void put_unknown(json_t *package)
{
    put(package, "downloadLocation", "NOASSERTION");
    put(package, "licenseConcluded", "NOASSERTION");
    put(package, "licenseDeclared", "NOASSERTION");
    put(package, "copyrightText", "NOASSERTION");
}

/* Returns the id of the package for a library that a file needs; `version` may be NULL. */
static const char *need_library(struct spdx *spdx, const char *name, const char *version,
                                const char *comment)
{
    const char *full = version ? arena_printf(spdx->arena, "%s %s", name, version) : name;
    const char *id = library_id(spdx->arena, full);
    if (strvec_contains(&spdx->libraries, full))
        return id;
    strvec_push(spdx->arena, &spdx->libraries, full);
    json_t *package = json_object();
    put(package, "SPDXID", id);
    put(package, "name", name);
    if (version)
        put(package, "versionInfo", version);
    put(package, "comment", comment);
    json_object_set_new(package, "filesAnalyzed", json_false());
    put_unknown(package);
    json_array_append_new(spdx->packages, package);
    return id;
}

/* Returns "libc.so.6: GLIBC_2.2.5 GLIBC_2.14", one line for each library. */
static const char *versions_text(struct arena *arena, const struct facts *facts)
{
    struct strvec libraries = {0};
    const char *text = "Symbol versions:";
    for (size_t i = 0; i < facts->version_count; i++)
        if (!strvec_contains(&libraries, facts->versions[i].library))
            strvec_push(arena, &libraries, facts->versions[i].library);
    for (size_t i = 0; i < libraries.count; i++) {
        text = arena_printf(arena, "%s\n%s:", text, libraries.items[i]);
        for (size_t j = 0; j < facts->version_count; j++)
            if (strcmp(facts->versions[j].library, libraries.items[i]) == 0)
                text = arena_printf(arena, "%s %s", text, facts->versions[j].node);
    }
    return libraries.count ? text : "Symbol versions: none";
}

/* Relates the file to its C library: GLIBC_2.17 to "glibc" 2.17, "musl 1.2.2" to "musl" 1.2.2. */
static void relate_libc(struct spdx *spdx, const char *id, const struct report_file *file)
{
    static const char *const names[][2] = {{"GLIBC_", "glibc"}, {"musl ", "musl"}};
    for (size_t i = 0; i < 2 && file->floor; i++) {
        size_t length = strlen(names[i][0]);
        if (strncmp(file->floor, names[i][0], length) == 0)
            relate(
                spdx, id, "DEPENDS_ON",
                need_library(
                    spdx, names[i][1], file->floor + length,
                    "The lowest release with all symbol versions that the dependent files need."));
    }
}

static bool is_libc_part(const char *soname)
{
    return strcmp(soname, "libc.so.6") == 0 || strcmp(soname, "libc.so") == 0 ||
           strncmp(soname, "libc.musl-", 10) == 0 || strncmp(soname, "ld-", 3) == 0;
}

static const char *file_id(struct arena *arena, size_t index)
{
    return arena_printf(arena, "SPDXRef-File-%zu", index + 1);
}

/* Returns the id of the file in the same operand that has the soname; NULL when there is none. */
static const char *companion_id(struct spdx *spdx, const struct report_file *file,
                                const char *soname)
{
    const struct report *report = spdx->report;
    for (size_t i = 0; i < report->count; i++) {
        const struct report_file *other = &report->files[i];
        if (other->facts && other->facts->soname && strcmp(other->facts->soname, soname) == 0 &&
            strcmp(other->operand, file->operand) == 0)
            return file_id(spdx->arena, i);
    }
    return NULL;
}

static void relate_needs(struct spdx *spdx, const char *id, const struct report_file *file)
{
    for (size_t i = 0; i < file->facts->needed.count; i++) {
        const char *soname = file->facts->needed.items[i];
        const char *companion = companion_id(spdx, file, soname);
        if (companion)
            relate(spdx, id, "DYNAMIC_LINK", companion);
        else if (!is_libc_part(soname))
            relate(spdx, id, "DYNAMIC_LINK",
                   need_library(spdx, soname, NULL,
                                "A shared library that the target system must have."));
    }
}

/* Returns the file's name, which must be relative and begin with "./" (SPDX 2.3, 8.1). */
static const char *file_name(struct arena *arena, const struct report_file *file)
{
    const char *path = file->disk;
    while (*path == '/' || strncmp(path, "./", 2) == 0)
        path += *path == '/' ? 1 : 2;
    if (file->member)
        return arena_printf(arena, "./%s/%s", path, file->member);
    return arena_printf(arena, "./%s", path);
}

static void add_file(struct spdx *spdx, size_t index)
{
    const struct report_file *file = &spdx->report->files[index];
    const char *id = file_id(spdx->arena, index);
    json_t *object = json_object();
    put(object, "SPDXID", id);
    put(object, "fileName", file_name(spdx->arena, file));
    json_object_set_new(object, "checksums",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "algorithm", "SHA1", "checksumValue",
                                  file->sha1, "algorithm", "SHA256", "checksumValue",
                                  file->sha256));
    json_object_set_new(object, "fileTypes",
                        json_pack("[s]", file->is_archive ? "ARCHIVE" : "BINARY"));
    json_object_set_new(object, "licenseInfoInFiles", json_pack("[s]", "NOASSERTION"));
    put(object, "licenseConcluded", "NOASSERTION");
    put(object, "copyrightText", "NOASSERTION");
    put(object, "comment",
        file->trouble ? arena_printf(spdx->arena, "Could not be checked: %s", file->trouble)
                      : versions_text(spdx->arena, file->facts));
    json_array_append_new(spdx->files, object);
    if (file->trouble)
        return;
    relate_libc(spdx, id, file);
    relate_needs(spdx, id, file);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Returns the digests of the files, sorted and joined (SPDX 2.3, 7.9). The SHA-1 of this text is
 * the verification code. */
static const char *verification_text(struct arena *arena, const struct report_file *files,
                                     size_t count)
{
    struct strvec digests = {0};
    for (size_t i = 0; i < count; i++)
        if (files[i].sha1)
            strvec_push(arena, &digests, files[i].sha1);
    if (digests.count)
        qsort(digests.items, digests.count, sizeof(*digests.items), compare_texts);
    return strvec_join(arena, &digests, "");
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* Adds a package for the operand, which contains its files. */
static void add_operand(struct spdx *spdx, size_t first, size_t count, size_t number)
{
    const struct report_file *files = &spdx->report->files[first];
    const char *id = arena_printf(spdx->arena, "SPDXRef-Package-%zu", number);
    const char *text = verification_text(spdx->arena, files, count);
    json_t *package = json_object();
    put(package, "SPDXID", id);
    put(package, "name", base_name(files[0].operand));
    json_object_set_new(package, "filesAnalyzed", json_boolean(*text != '\0'));
    if (*text)
        json_object_set_new(package, "packageVerificationCode",
                            json_pack("{s:s}", "packageVerificationCodeValue",
                                      checksum_sha1(spdx->arena, text, strlen(text))));
    put(package, "comment", "Its ELF files and archives of objects; other files are not listed.");
    put_unknown(package);
    json_array_append_new(spdx->packages, package);
    relate(spdx, "SPDXRef-DOCUMENT", "DESCRIBES", id);
    for (size_t i = first; i < first + count; i++) {
        if (!spdx->report->files[i].sha1)
            continue; /* it could not be read at all */
        add_file(spdx, i);
        relate(spdx, id, "CONTAINS", file_id(spdx->arena, i));
    }
}

/* Returns the document's namespace, which must be unique. */
static const char *namespace_of(struct spdx *spdx)
{
    struct strvec parts = {0};
    strvec_push(spdx->arena, &parts, spdx->created);
    for (size_t i = 0; i < spdx->report->count; i++) {
        const struct report_file *file = &spdx->report->files[i];
        strvec_push(spdx->arena, &parts, file->path);
        strvec_push(spdx->arena, &parts, file->sha256 ? file->sha256 : "");
    }
    const char *text = strvec_lines(spdx->arena, &parts, "\n");
    return arena_printf(spdx->arena, "https://spdx.org/spdxdocs/abictl-%s",
                        digest_bytes(text, strlen(text)).hex);
}

json_t *report_spdx(struct arena *arena, const struct report *report)
{
    char created[sizeof("-9223372036854775808-00-00T00:00:00Z")];
    time_t seconds = (time_t)report->created;
    struct tm tm;
    if (!gmtime_r(&seconds, &tm) || !strftime(created, sizeof(created), "%Y-%m-%dT%H:%M:%SZ", &tm))
        return NULL;
    struct spdx spdx = {
        .arena = arena,
        .report = report,
        .created = created,
        .packages = json_array(),
        .files = json_array(),
        .relationships = json_array(),
    };
    size_t number = 0;
    for (size_t i = 0; i < report->count;) {
        size_t count = 1;
        while (i + count < report->count &&
               strcmp(report->files[i + count].operand, report->files[i].operand) == 0)
            count++;
        add_operand(&spdx, i, count, ++number);
        i += count;
    }
    const char *name = report->count ? base_name(report->files[0].operand) : "nothing";
    json_t *top = json_object();
    put(top, "spdxVersion", "SPDX-2.3");
    put(top, "dataLicense", "CC0-1.0");
    put(top, "SPDXID", "SPDXRef-DOCUMENT");
    put(top, "name", name);
    put(top, "documentNamespace", namespace_of(&spdx));
    json_object_set_new(
        top, "creationInfo",
        json_pack("{s:s, s:[s]}", "created", created, "creators", "Tool: abictl-" ABICC_VERSION));
    json_object_set_new(top, "packages", spdx.packages);
    json_object_set_new(top, "files", spdx.files);
    json_object_set_new(top, "relationships", spdx.relationships);
    return top;
}
