#include "profile/repository_entry.h"

#include <string.h>

#include "base/text.h"

static const struct {
    const char *word;
    enum repository_kind kind;
    const char *example;
} kinds[] = {
    {"deb", REPOSITORY_DEB,
     "deb [signed-by=/usr/share/keyrings/NAME.gpg] https://HOST/debian SUITE COMPONENT..."},
    {"rpm", REPOSITORY_RPM, "rpm [signed-by=/etc/pki/rpm-gpg/NAME] https://HOST/8/BaseOS/os"},
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* Reads what stands in brackets: key=value, with blanks between. */
static int read_options(struct arena *arena, const char *options, struct repository_entry *entry,
                        struct error *err)
{
    struct strvec words = strvec_split(arena, options, ' ');
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];
        const char *value = strchr(word, '=');
        if (text_begins_with(word, "signed-by=") && value[1] == '/')
            entry->key = value + 1;
        else if (text_begins_with(word, "arch=") && value[1])
            entry->arches = strvec_split(arena, value + 1, ',');
        else
            return error_set(err,
                             "\"%s\": the options are signed-by=/PATH and arch=NAME,NAME, with "
                             "blanks between",
                             word);
    }
    return 0;
}

static bool is_address(const char *url)
{
    static const char *const schemes[] = {"https://", "http://", "file:///", "mirror:"};
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (text_begins_with(url, schemes[i]) && url[strlen(schemes[i])])
            return true;
    return false;
}

/* Reads what follows the address: the suite and its components. */
static int read_rest(struct repository_entry *entry, const struct strvec *words, const char *form,
                     struct error *err)
{
    bool is_deb = entry->kind == REPOSITORY_DEB;
    if (is_deb ? words->count < 3 : words->count != 1)
        return error_set(err, "\"%s\": write it as in: %s", entry->text, form);
    entry->suite = is_deb ? words->items[1] : "";
    if (strstr(entry->suite, ".."))
        return error_set(err, "\"%s\": is no suite", entry->suite);
    if (is_deb)
        entry->components = (struct strvec){words->items + 2, words->count - 2, words->room - 2};
    return 0;
}

int repository_entry_read(struct arena *arena, const char *text, struct repository_entry *entry,
                          struct error *err)
{
    size_t word = strcspn(text, " ");
    size_t i = 0;
    while (i < KINDS && (strlen(kinds[i].word) != word || strncmp(text, kinds[i].word, word) != 0))
        i++;
    if (i == KINDS)
        return error_set(err, "\"%s\": begins with neither deb nor rpm; write it as in: %s", text,
                         kinds[0].example);
    *entry = (struct repository_entry){.text = text, .kind = kinds[i].kind, .key = "", .suite = ""};
    const char *rest = text + word + strspn(text + word, " ");
    if (*rest == '[') {
        const char *end = strchr(rest, ']');
        if (!end)
            return error_set(err, "\"%s\": lacks the ] behind its options", text);
        if (read_options(arena, arena_strndup(arena, rest + 1, (size_t)(end - rest - 1)), entry,
                         err) < 0)
            return -1;
        rest = end + 1;
    }
    struct strvec words = strvec_split(arena, rest, ' ');
    if (!words.count || !is_address(words.items[0]))
        return error_set(err,
                         "\"%s\": the address must begin with https://, http://, file:/// or "
                         "mirror:; write it as in: %s",
                         text, kinds[i].example);
    size_t length = strlen(words.items[0]);
    while (length > 1 && words.items[0][length - 1] == '/')
        length--;
    entry->url = arena_strndup(arena, words.items[0], length);
    return read_rest(entry, &words, kinds[i].example, err);
}
