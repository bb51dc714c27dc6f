#include "package/content.h"

#include <stdbool.h>
#include <string.h>

/* The signatures of the formats: gABI (ELF), ar(5), deb(5), APPNOTE.TXT 4.3 (zip), rpm's lead, RFC
 * 1952 (gzip), the xz file format, RFC 8878 (zstd), bzip2's block header, cpio(5), POSIX ustar,
 * 7zFormat.txt, the LZ4 frame format, lzip's manual, squashfs_fs.h, RAR's technote. The first row
 * that matches is used. */
static const struct signature {
    size_t offset;
    const char *bytes;
    size_t size;
    enum content content;
    enum packing packing;
} signatures[] = {
    {0, "\177ELF", 4, CONTENT_ELF, PACKING_NONE},
    {0, "!<arch>\ndebian-binary", 21, CONTENT_PACKAGE, PACKING_DEB},
    {0, "!<arch>\n", 8, CONTENT_OBJECTS, PACKING_NONE},
    {0, "!<thin>\n", 8, CONTENT_OBJECTS, PACKING_NONE},
    {0, "PK\003\004", 4, CONTENT_PACKAGE, PACKING_ZIP},
    {0, "PK\005\006", 4, CONTENT_PACKAGE, PACKING_ZIP},
    {0, "\355\253\356\333", 4, CONTENT_PACKAGE, PACKING_RPM},
    {0, "\037\213\010", 3, CONTENT_PACKAGE, PACKING_GZIP},
    {0, "\3757zXZ\0", 6, CONTENT_PACKAGE, PACKING_XZ},
    {0, "\050\265\057\375", 4, CONTENT_PACKAGE, PACKING_ZSTD},
    {0, "BZh", 3, CONTENT_PACKAGE, PACKING_BZIP2},
    {0, "070701", 6, CONTENT_PACKAGE, PACKING_CPIO},
    {0, "070702", 6, CONTENT_PACKAGE, PACKING_CPIO},
    {0, "070707", 6, CONTENT_PACKAGE, PACKING_CPIO},
    {257, "ustar", 5, CONTENT_PACKAGE, PACKING_TAR},
    {0, "ADB.", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "ADBd", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "ADBc", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "7z\274\257\047\034", 6, CONTENT_FOREIGN, PACKING_NONE},
    {0, "\004\042\115\030", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "LZIP", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "hsqs", 4, CONTENT_FOREIGN, PACKING_NONE},
    {0, "Rar!\032\007", 6, CONTENT_FOREIGN, PACKING_NONE},
};

/* Returns whether a level and a block's magic follow bzip2's three letters, which alone are too
 * few.
 */
static bool is_bzip2(const unsigned char *head, size_t size)
{
    static const unsigned char block[] = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    static const unsigned char end[] = {0x17, 0x72, 0x45, 0x38, 0x50, 0x90};
    return size >= 10 && head[3] >= '1' && head[3] <= '9' &&
           (memcmp(head + 4, block, sizeof(block)) == 0 || memcmp(head + 4, end, sizeof(end)) == 0);
}

/* Recognizes a tar archive from before POSIX by its checksum; it has no signature. */
static bool is_old_tar(const unsigned char *head, size_t size)
{
    enum { HEADER = 512, SUM = 148, SUM_SIZE = 8 };
    unsigned stated = 0;
    unsigned sum = 0;
    size_t i = SUM;
    if (size < HEADER || !head[0])
        return false;
    while (i < SUM + SUM_SIZE && head[i] == ' ')
        i++;
    if (i == SUM + SUM_SIZE || head[i] < '0' || head[i] > '7')
        return false;
    for (; i < SUM + SUM_SIZE && head[i] >= '0' && head[i] <= '7'; i++)
        stated = stated * 8 + (head[i] - '0');
    for (i = 0; i < HEADER; i++)
        sum += i >= SUM && i < SUM + SUM_SIZE ? ' ' : head[i];
    return sum == stated;
}

static const struct signature *find(const void *head, size_t size)
{
    static const struct signature old_tar = {0, "", 0, CONTENT_PACKAGE, PACKING_TAR};
    for (size_t i = 0; i < sizeof(signatures) / sizeof(*signatures); i++) {
        const struct signature *signature = &signatures[i];
        if (size < signature->offset + signature->size ||
            memcmp((const char *)head + signature->offset, signature->bytes, signature->size) != 0)
            continue;
        if (signature->packing != PACKING_BZIP2 || is_bzip2(head, size))
            return signature;
    }
    return is_old_tar(head, size) ? &old_tar : NULL;
}

enum content content_of(const void *head, size_t size)
{
    const struct signature *signature = find(head, size);
    return signature ? signature->content : CONTENT_OTHER;
}

enum packing content_packing(const void *head, size_t size)
{
    const struct signature *signature = find(head, size);
    return signature ? signature->packing : PACKING_NONE;
}

const char *content_foreign(const void *head, size_t size)
{
    if (size >= 8 && memcmp(head, "!<thin>\n", 8) == 0)
        return "a thin archive, which names files that are not in the package";
    if (content_of(head, size) != CONTENT_FOREIGN)
        return NULL;
    if (memcmp(head, "ADB", 3) != 0)
        return "a package of a kind that abictl cannot read: unpack it and check the directory";
    return "a package of apk-tools 3: unpack it with `apk extract` and check the directory";
}
