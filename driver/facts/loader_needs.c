#include "facts/loader_needs.h"

static const struct version always = {{0}};
static const struct version never = {{(unsigned)VERSION_NEVER}};

/* The releases of musl are not in the table of architectures: its loader does not resolve IFUNC on
 * any (sysroots/abi/musl.md; ABI019 reports that), and reads DT_HASH where there is no DT_GNU_HASH.
 */
size_t loader_needs(const struct facts *facts, struct loader_need needs[LOADER_NEEDS_MAX])
{
    const struct arch *arch = facts_arch(facts);
    size_t count = 0;
    if (!arch || facts_start_alone(facts))
        return 0;
    if (facts->has_irelative)
        needs[count++] = (struct loader_need){
            .subject = "IRELATIVE",
            .what = "IFUNC relocations (functions chosen at load time)",
            .remedy =
                "compile without target_clones and ifunc attributes, and link no library that "
                "has them; choose the function by a function pointer instead",
            .glibc = arch->ifunc_glibc,
            .musl = never,
        };
    if (facts->has_tls_descriptors)
        needs[count++] = (struct loader_need){
            .subject = "TLSDESC",
            .what = "TLS descriptors",
            .remedy = "compile with -mtls-dialect=trad, which is the compiler's default",
            .glibc = arch->tls_descriptor_glibc,
        };
    if (facts->has_mips_xhash)
        needs[count++] = (struct loader_need){
            .subject = "DT_MIPS_XHASH",
            .what = "a GNU hash table (DT_MIPS_XHASH, and the ABI version that goes with it)",
            .remedy = "link with -Wl,--hash-style=sysv",
            .glibc = arch->xhash_glibc,
            .musl = facts->has_sysv_hash ? always : never,
        };
    return count;
}

struct version loader_need_first(const struct loader_need *need, enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? need->glibc : need->musl;
}
