#include "target/witness.h"

#include <string.h>
#include <sys/stat.h>

struct look {
    uint64_t device;
    uint64_t inode;
    uint64_t size;
    uint64_t seconds;
    uint64_t nanoseconds;
};

static struct look look_at(const char *path)
{
    struct stat st;
    struct look look = {0};
    if (stat(path, &st) == 0) {
        look.device = st.st_dev;
        look.inode = st.st_ino;
        /* A directory's size and time change with what lies in it; that it is there is what counts,
         * unless the path ends in a slash. */
        if (!S_ISDIR(st.st_mode) || path[strlen(path) - 1] == '/') {
            look.size = (uint64_t)st.st_size;
            look.seconds = (uint64_t)st.st_mtim.tv_sec;
            look.nanoseconds = (uint64_t)st.st_mtim.tv_nsec;
        }
    }
    return look;
}

void witness_pack(struct packer *packer, const struct strvec *paths)
{
    pack_number(packer, paths->count);
    for (size_t i = 0; i < paths->count; i++) {
        struct look look = look_at(paths->items[i]);
        pack_text(packer, paths->items[i]);
        pack_bytes(packer, &look, sizeof(look));
    }
}

bool witness_unpack_and_check(struct unpacker *unpacker)
{
    uint64_t count = unpack_number(unpacker);
    for (uint64_t i = 0; i < count && !unpacker->is_damaged; i++) {
        const char *path = unpack_text(unpacker);
        size_t size;
        const char *bytes = unpack_bytes(unpacker, &size);
        if (!path || !bytes || size != sizeof(struct look))
            return false;
        struct look now = look_at(path);
        if (memcmp(&now, bytes, sizeof(now)) != 0)
            return false;
    }
    return !unpacker->is_damaged;
}
