/* The keys of a YAML settings file: one table row for each key drives parsing, merging by
 * `extends`, encoding, and the test that every key is documented. */
#ifndef PROFILE_KEYS_H
#define PROFILE_KEYS_H

#include <stddef.h>
#include <stdint.h>

enum key_kind {
    KEY_TEXT,      /* any words; member: const char * */
    KEY_VERSION,   /* "2.17"; member: struct version */
    KEY_WORD,      /* one of `words`; member: an enum */
    KEY_WORD_TEXT, /* one of `words`; member: const char * */
    KEY_LIST       /* texts; member: struct strvec */
};

/* What `extends` does when both parent and child set the key. */
enum key_merge {
    KEY_OVERRIDE, /* the child's value counts */
    KEY_APPEND,   /* the parent's entries, then the child's */
    KEY_OWN       /* each file's own: never taken from a parent */
};

struct key_word {
    const char *text;
    int value;
};

struct key {
    const char *path; /* "target.version": at most one section deep */
    enum key_kind kind;
    enum key_merge merge;
    const struct key_word *words; /* of KEY_WORD and KEY_WORD_TEXT; ends with a NULL text */
    size_t member;                /* offset in struct profile, or KEY_NO_MEMBER */
    const char *help;             /* one sentence for abicc-profile(5) */
};

#define KEY_NO_MEMBER ((size_t)-1)

/* Where libcyaml puts one key's value: the text, or the items of a KEY_LIST. */
struct key_slot {
    char *text;
    char **items;
    uint32_t count;
};

enum {
    KEY_MAX = 48,       /* no table has more keys */
    KEY_LIST_MAX = 1024 /* and no list more items */
};

struct cyaml_schema_value;

struct key_table {
    const struct key *keys;
    size_t count;
    const struct cyaml_schema_value *schema; /* of a struct key_slot[KEY_MAX], by the key's index */
    size_t kept; /* so many of the first are a part of an encoded profile. The others say where
                  * packages come from: what they are, a lock and the name of the sysroot tell */
};

/* The keys of a profile, and of the user's config; profiles/README.md describes them. */
extern const struct key_table profile_keys;
extern const struct key_table config_keys;

/* Returns the index of the key at `path` in `table`, or -1. */
int key_find(const struct key_table *table, const char *path);

#endif
