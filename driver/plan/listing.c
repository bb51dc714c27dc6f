#include "plan/listing.h"

#include <string.h>

#include "base/digest.h"
#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/witness.h"
#include "target/cache.h"

static const char question[] = "-Wl,-v,--help";

/* Returns where the answer is kept. */
static const char *place_of(const struct draft *draft, const struct strvec *options)
{
    const struct state *state = draft->state;
    struct packer packer = {.arena = draft->arena};
    pack_text(&packer, question);
    pack_text(&packer, state->toolchain.path);
    pack_text(&packer, state->toolchain.signature);
    pack_text(&packer, environment_get(draft->environment, "PATH"));
    pack_text(&packer, environment_get(draft->environment, "COMPILER_PATH"));
    pack_texts(&packer, options);
    struct digest_text digest = digest_bytes(packer.bytes, packer.size);
    return cache_entry(draft->arena, state->cache, CACHE_STATES, digest.hex);
}

/* Asks the compiler for its linker's help; false when it has none to show. */
static bool ask(const struct draft *draft, const struct strvec *options, struct listing *listing)
{
    struct strvec words = *options;
    strvec_push(draft->arena, &words, question);
    struct process_output output =
        toolchain_ask(draft->arena, draft->state->toolchain.path, draft->environment, &words);
    *listing = (struct listing){.linker = linker_of_answer(output.out),
                                .is_offered = strstr(output.out, "--dependency-file") != NULL};
    return output.status == 0;
}

static bool recall(struct arena *arena, const char *place, struct listing *listing)
{
    struct error ignored;
    struct unpacker unpacker = {0};
    if (fs_read(arena, place, &unpacker.bytes, &unpacker.size, &ignored) < 0 ||
        !witness_unpack_and_check(&unpacker))
        return false;
    listing->is_offered = unpack_number(&unpacker) != 0;
    size_t index = (size_t)unpack_number(&unpacker);
    listing->linker = index < linker_count ? &linkers[index] : NULL;
    return !unpacker.is_damaged;
}

static void keep(struct arena *arena, const char *place, const struct witness *files,
                 const struct listing *listing)
{
    struct packer packer = {.arena = arena};
    struct error ignored; /* if it was not written, the linker is asked again */
    witness_pack(&packer, files);
    pack_number(&packer, listing->is_offered);
    pack_number(&packer, listing->linker ? (size_t)(listing->linker - linkers) : linker_count);
    (void)fs_write_atomic(arena, place, packer.bytes, packer.size, &ignored);
}

struct listing listing_ask(const struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct strvec *added = &draft->state->profile.ldflags.add;
    struct strvec options = linker_choosing_options(arena, added, draft->line);
    const char *place = place_of(draft, &options);
    struct listing listing;
    if (recall(arena, place, &listing))
        return listing;
    const char *path = environment_get(draft->environment, "PATH");
    const char *programs = environment_get(draft->environment, "COMPILER_PATH");
    struct strvec candidates = linker_candidates(
        arena, &options,
        programs ? arena_printf(arena, "%s:%s", programs, path ? path : "") : path);
    struct witness files = {0};
    for (size_t i = 0; i < candidates.count; i++)
        witness_see(arena, &files, candidates.items[i]);
    if (ask(draft, &options, &listing) && !witness_changed(&files))
        keep(arena, place, &files, &listing);
    return listing;
}
