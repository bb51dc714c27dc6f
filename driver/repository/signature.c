#include "repository/signature.h"

#include <nettle/base64.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"
#include "base/search_path.h"
#include "base/text.h"
#include "toolchain/packages.h"

static const char *find_program(struct arena *arena, const char *const *environment,
                                const char *name)
{
    struct program_search search =
        program_search(arena, environment_get(environment, "PATH"), name, NULL);
    return program_search_next(&search);
}

/* Returns the first line of gpgv's status that says what is wrong. */
static const char *reason_of(const char *status)
{
    static const struct {
        const char *word;
        const char *reason;
    } reasons[] = {
        {"] BADSIG ", "the signature is bad: the file was changed after it was signed"},
        {"] EXPKEYSIG ", "it is signed with a key that has expired"},
        {"] REVKEYSIG ", "it is signed with a key that was revoked"},
        {"] EXPSIG ", "the signature has expired"},
        {"] NO_PUBKEY ", "it is signed with none of the keys in the keyring"},
        {"] NODATA ", "there is no signature"},
    };
    for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
        if (strstr(status, reasons[i].word))
            return reasons[i].reason;
    return "the signature cannot be verified";
}

/* Returns the lines of a program's output, without what could forge or hide any. */
static const char *lines_of(struct arena *arena, const char *output)
{
    struct strvec lines = strvec_split(arena, output, '\n');
    const char *text = "";
    for (size_t i = 0; i < lines.count; i++)
        text = arena_printf(arena, "%s\n  %s", text, text_visible(arena, lines.items[i]));
    return text;
}

/* A mirror has the file and its signature apart, and replaces one after the other. */
static const char *pair_advice(struct arena *arena, const struct signature *signature,
                               const struct process_output *output)
{
    if (!signature->signature || !strstr(output->out, "] BADSIG "))
        return "";
    const char *name = text_file_name(signature->url);
    return arena_printf(arena,
                        "\n  or %s and its signature are not of the same day: a cache between here "
                        "and the mirror may hold an old one of them; try again, or set `mirror`",
                        name);
}

static int fail(struct arena *arena, const struct signature *signature,
                const struct process_output *output, struct error *err)
{
    return error_set(err, "%s: not trusted: %s (%s)%s%s", text_visible(arena, signature->url),
                     reason_of(output->out), signature->keyring,
                     pair_advice(arena, signature, output), lines_of(arena, output->err));
}

/* gpgv succeeds only if all signatures are good, but a repository may have one by a key that is
 * newer than the keyring: as for apt, one that is good and none that is bad are enough. What else
 * is in the file, such as a second text, is an error. */
static bool is_good(const struct process_output *output)
{
    return strstr(output->out, "[GNUPG:] VALIDSIG ") && strstr(output->out, "[GNUPG:] GOODSIG ") &&
           !strstr(output->out, "[GNUPG:] BADSIG ") &&
           !strstr(output->out, "[GNUPG:] UNEXPECTED ") && !strstr(output->out, "[GNUPG:] ERROR ");
}

/* Returns the file for what of the clearsigned text is signed. */
static const char *signed_part(struct arena *arena, const struct signature *signature)
{
    return arena_printf(arena, "%s/signed", signature->temporary);
}

static int run_gpgv(struct arena *arena, const char *program, const char *const *environment,
                    const struct signature *signature, struct error *err)
{
    struct strvec argv = {0};
    struct strvec set = {0};
    struct strvec removed = {0};
    struct process_output output;
    const char *words[] = {
        program, "--weak-digest", /* as for apt: signatures of SHA-1 do not count */
        "SHA1",  "--status-fd",   "1", "--keyring", signature->keyring};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        strvec_push(arena, &argv, words[i]);
    if (signature->signature)
        strvec_push(arena, &argv, "--");
    else
        strvec_pushf(arena, &argv, "--output=%s", signed_part(arena, signature));
    if (signature->signature)
        strvec_push(arena, &argv, signature->signature);
    strvec_push(arena, &argv, signature->file);
    strvec_push(arena, &removed, "GNUPGHOME");
    strvec_push(arena, &set, "LC_ALL=C");
    strvec_push(arena, &set, "GNUPGHOME=/nonexistent"); /* no keyring but the one that is named */
    struct strvec env = environment_edit(arena, environment, &removed, &set);
    if (process_capture(arena, &argv, &env, &output, err) < 0)
        return -1;
    return is_good(&output) ? 0 : fail(arena, signature, &output, err);
}

static int run_sqv(struct arena *arena, const char *program, const char *const *environment,
                   const struct signature *signature, struct error *err)
{
    struct strvec argv = {0};
    static const struct strvec none = {0};
    struct process_output output;
    const char *words[] = {program, "--keyring", signature->keyring, signature->signature,
                           signature->file};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        strvec_push(arena, &argv, words[i]);
    struct strvec env = environment_edit(arena, environment, &none, &none);
    if (process_capture(arena, &argv, &env, &output, err) < 0)
        return -1;
    return output.status == 0 ? 0 : fail(arena, signature, &output, err);
}

/* Stores the keyring in its binary form, the only one that gpgv reads. */
static int make_binary(struct arena *arena, const struct signature *signature,
                       struct signature *binary, struct error *err)
{
    static const char begin[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    const char *text;
    size_t size;
    *binary = *signature;
    if (fs_read(arena, signature->keyring, &text, &size, err) < 0)
        return -1;
    if (strncmp(text, begin, strlen(begin)) != 0)
        return 0;
    struct base64_decode_ctx context;
    uint8_t *bytes = arena_alloc(arena, BASE64_DECODE_LENGTH(size) + 1);
    size_t done = 0;
    struct strvec lines = strvec_split(arena, text, '\n');
    base64_decode_init(&context);
    for (size_t i = 1; i < lines.count; i++) {
        const char *line = lines.items[i];
        size_t got;
        if (*line == '=' || *line == '-')
            break;
        if (strchr(line, ':')) /* a header */
            continue;
        if (!base64_decode_update(&context, &got, bytes + done, strlen(line), line))
            return error_about(err, signature->keyring, "is no keyring: its armor is damaged");
        done += got;
    }
    binary->keyring = arena_printf(arena, "%s/keyring.gpg", signature->temporary);
    unlink(binary->keyring);
    return fs_write(binary->keyring, bytes, done, err);
}

/* Returns whether the text is one message and its signature, with nothing before, between and
 * behind them: gpgv would pass over it, or take it for another message. */
static bool is_one_message(struct arena *arena, const char *text)
{
    static const char *const marks[] = {"-----BEGIN PGP SIGNED MESSAGE-----",
                                        "-----BEGIN PGP SIGNATURE-----",
                                        "-----END PGP SIGNATURE-----"};
    const size_t last = sizeof(marks) / sizeof(*marks);
    size_t seen = 0;
    struct strvec lines = strvec_split(arena, text, '\n');
    if (!text_begins_with(text, marks[0]))
        return false;
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i];
        bool is_mark = text_begins_with(line, "-----");
        if (seen == last ? *line != '\0' : is_mark && strcmp(line, marks[seen]) != 0)
            return false;
        seen += is_mark;
    }
    return seen == last;
}

int signature_read(struct arena *arena, const char *const *environment,
                   const struct signature *signature, const char **text, struct error *err)
{
    size_t size;
    const char *part = signed_part(arena, signature);
    if (fs_read(arena, signature->file, text, &size, err) < 0)
        return -1;
    if (strlen(*text) != size || !is_one_message(arena, *text))
        return error_set(err,
                         "%s: not trusted: it is not one clearsigned message, with nothing beside "
                         "it",
                         text_visible(arena, signature->url));
    unlink(part);
    if (signature_verify(arena, environment, signature, err) < 0 ||
        fs_read(arena, part, text, &size, err) < 0)
        return -1;
    return strlen(*text) == size ? 0
                                 : error_set(err, "%s: what is signed is no text",
                                             text_visible(arena, signature->url));
}

bool signature_can_read(struct arena *arena, const char *const *environment)
{
    return find_program(arena, environment, "gpgv") != NULL;
}

int signature_verify(struct arena *arena, const char *const *environment,
                     const struct signature *signature, struct error *err)
{
    static const struct packages packages = {
        .apt = "gpgv", .dnf = "gnupg2", .pacman = "gnupg", .zypper = "gpg2", .apk = "gpgv"};
    if (!fs_exists(signature->keyring))
        return error_about(err, signature->keyring,
                           "cannot verify the signature of %s: there is no such keyring; Debian's "
                           "is in the package debian-archive-keyring, and signed-by= in "
                           "`repositories` names another one",
                           signature->url);
    const char *program = find_program(arena, environment, "gpgv");
    struct signature binary;
    if (program && make_binary(arena, signature, &binary, err) < 0)
        return -1;
    if (program)
        return run_gpgv(arena, program, environment, &binary, err);
    program = find_program(arena, environment, "sqv");
    if (program)
        return run_sqv(arena, program, environment, signature, err);
    return error_set(err,
                     "%s: its signature cannot be verified, because neither gpgv nor sqv is on "
                     "PATH\n  %s",
                     signature->url, packages_advice(arena, environment, &packages));
}
