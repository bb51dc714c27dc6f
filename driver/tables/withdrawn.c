#include "tables/withdrawn.h"

#include <string.h>

#include "base/text.h"

/* The commands were tried with libtirpc 1.3.6 and libnsl 1.3.0, and the programs run on glibc 2.17.
 * Debian's libtirpc.a is no help: it needs GSSAPI, of which there is no archive. */
#define BUILD_TIRPC                                                                                \
    "  CC=abicc ./configure --disable-gssapi --disable-shared --prefix=DIR && make install\n"
#define USE_TIRPC "then compile with -IDIR/include/tirpc"

static const struct withdrawn parts[] = {
    {"rpc", "Sun RPC", "rpc/", "tirpc",
     "libtirpc has it: in that library's source, for this profile,\n" BUILD_TIRPC USE_TIRPC
     " and link with -LDIR/lib -ltirpc\n"
     "(the host's libtirpc.a cannot be used if it needs GSSAPI, as Debian's does; a machine on "
     "which a client\n  runs must have an /etc/netconfig)"},
    {"rpc-only", "Sun RPC", NULL, NULL,
     "libtirpc does not have this part of Sun RPC: leave it out"},
    {"nis", "NIS", "rpcsvc/nis rpcsvc/yp", "nsl",
     "libnsl 1.3 or newer has it, with libtirpc: in the source of libtirpc, for this "
     "profile,\n" BUILD_TIRPC "and in that of libnsl\n"
     "  CC=abicc PKG_CONFIG=abicc-pkg-config ABICC_PKG_CONFIG_PATH=DIR/lib/pkgconfig ./configure "
     "--disable-shared --prefix=DIR && make install\n" USE_TIRPC
     " -IDIR/include and link with -LDIR/lib -lnsl -ltirpc"},
    {"regexp", "<regexp.h>", "regexp.h", NULL, "use regcomp and regexec of <regex.h>"},
};

enum { COUNT = sizeof(parts) / sizeof(*parts) };

const struct withdrawn *withdrawn_find(struct text word)
{
    for (size_t i = 0; i < COUNT; i++)
        if (text_equals(word, parts[i].word))
            return &parts[i];
    return NULL;
}

/* Returns whether the header's name begins with a word of the list; glibc still has the exception.
 */
static bool is_among(const char *header, const char *list)
{
    for (const char *word = list; *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        if (strncmp(header, word, length) == 0)
            return strcmp(header, "rpc/netdb.h") != 0;
        word += length;
    }
    return false;
}

const struct withdrawn *withdrawn_of_header(const char *header)
{
    for (size_t i = 0; i < COUNT; i++)
        if (parts[i].headers && is_among(header, parts[i].headers))
            return &parts[i];
    return NULL;
}

const struct withdrawn *withdrawn_of_library(const char *library)
{
    for (size_t i = 0; i < COUNT; i++)
        if (parts[i].library && strcmp(library, parts[i].library) == 0)
            return &parts[i];
    return NULL;
}
