#include "ctl/export_drivers.h"

#include <string.h>

#include "base/text.h"
#include "plan/plan.h"
#include "toolchain/toolchain.h"

/* What the plan adds to a command line, before the user's words and behind them. */
struct added {
    struct strvec front, back;
};

int export_fail_arch(const struct profile *profile, struct error *err)
{
    return error_set(err,
                     "sysroots are exported for this machine's architecture only: that is %s, and "
                     "profile %s is for %s",
                     arch_of_host()->name, profile->name, profile->arch);
}

/* A cross compiler takes a variable of abicc's; others get those of the user that name directories.
 */
static int fail_variable(const struct state *state, const char *variable, struct error *err)
{
    int length = (int)strcspn(variable, "=");
    if (strcmp(state->profile.arch, arch_of_host()->name) != 0)
        return export_fail_arch(&state->profile, err);
    return error_set(err, "%.*s is set, which exported drivers do not know\n  unset %.*s", length,
                     variable, length, variable);
}

/* Makes the plan for a command line that ends with `last`. With distcc as launcher, compiles need
 * no file but the header with the mark. */
static int plan_words(struct ctl *ctl, const struct choice *choice, const struct state *state,
                      const struct strvec *typed, struct added *added, struct error *err)
{
    struct cmdline line;
    struct plan plan;
    struct state farmed = *state;
    farmed.launcher = "distcc";
    const struct plan_request request = {.line = &line,
                                         .state = &farmed,
                                         .environment = ctl->environ,
                                         .choice = choice,
                                         .lacks_streams = true};
    if (cmdline_read(ctl->arena, (int)typed->count, typed->items, &line, err) < 0 ||
        plan_make(ctl->arena, &request, &plan, err) < 0)
        return -1;
    if (plan.set.count)
        return fail_variable(state, plan.set.items[0], err);
    const char *first = typed->items[1];
    const char *last = typed->items[typed->count - 1];
    bool is_before = true;
    bool is_behind = false;
    for (size_t i = plan.has_launcher ? 2 : 1; i < plan.argv.count; i++) {
        const char *word = plan.argv.items[i];
        bool is_own = strstr(word, state->identity.directory) || i == plan.listing;
        is_before &= strcmp(word, first) != 0;
        if (is_before && strcmp(word, "-include") != 0 && !is_own)
            strvec_push(ctl->arena, &added->front, word);
        else if (is_behind && !is_own)
            strvec_push(ctl->arena, &added->back, word);
        is_behind |= strcmp(word, last) == 0;
    }
    return 0;
}

/* Returns the words for a shell, with "$root"/sysroot for the sysroot. */
static const char *quoted(struct ctl *ctl, const struct strvec *words, const char *sysroot)
{
    const char *text = "";
    for (size_t i = 0; i < words->count; i++) {
        const char *rest = words->items[i];
        text = arena_printf(ctl->arena, "%s \"", text);
        while (*rest) {
            size_t length = strlen(sysroot);
            if (strncmp(rest, sysroot, length) == 0) {
                text = arena_printf(ctl->arena, "%s$root/sysroot", text);
                rest += length;
                continue;
            }
            const char *quote = strchr("\"\\$`", *rest) ? "\\" : "";
            text = arena_printf(ctl->arena, "%s%s%c", text, quote, *rest++);
        }
        text = arena_printf(ctl->arena, "%s\"", text);
    }
    return text;
}

static const char *unset_variables(struct ctl *ctl)
{
    const char *names = "";
    for (size_t i = 0; i < toolchain_variable_count; i++)
        names = arena_printf(ctl->arena, "%s %s", names, toolchain_variables[i].name);
    return names;
}

static const char form[] =
    "#!/bin/sh\n"
    "# Written by `abictl sysroot export`: %s for profile %s, without abicc. Nothing checks its "
    "outputs:\n"
    "# run `abictl check --profile %s` on them.\n"
    "here=${0%%/*}\n"
    "case $here in\n"
    ". | *[./].) root=$here/.. ;;\n"
    "*/*) root=${here%%/*} ;;\n"
    "*) root=. ;;\n"
    "esac\n"
    "unset%s\n"
    "for word; do\n"
    "    case $word in\n"
    "    -c | -S | -E | -M | -MM | -fsyntax-only) %s ;;\n"
    "    esac\n"
    "done\n"
    "%s\n";

const char *const export_driver_names[2] = {"cc", "c++"};

int export_driver(struct ctl *ctl, const struct choice *choice, const struct state *state,
                  const char **script, struct error *err)
{
    static const char *const compiling[] = {"abicc", "-c", "source.c"};
    static const char *const linking[] = {"abicc", "object.o"};
    struct strvec typed[2] = {0};
    struct added added[2] = {0};
    for (size_t i = 0; i < sizeof(compiling) / sizeof(*compiling); i++)
        strvec_push(ctl->arena, &typed[0], compiling[i]);
    for (size_t i = 0; i < sizeof(linking) / sizeof(*linking); i++)
        strvec_push(ctl->arena, &typed[1], linking[i]);
    if (choice->is_cxx)
        typed[0].items[2] = "source.cc";
    for (size_t i = 0; i < 2; i++)
        if (plan_words(ctl, choice, state, &typed[i], &added[i], err) < 0)
            return -1;
    const char *compiler = state->toolchain.program;
    const char *commands[2];
    for (size_t i = 0; i < 2; i++)
        commands[i] = arena_printf(ctl->arena, "exec %s%s -include \"$root/mark/%s.h\" \"$@\"%s",
                                   compiler, quoted(ctl, &added[i].front, state->sysroot.path),
                                   export_driver_names[choice->is_cxx],
                                   quoted(ctl, &added[i].back, state->sysroot.path));
    *script = arena_printf(ctl->arena, form, compiler, state->profile.name, state->profile.name,
                           unset_variables(ctl), commands[0], commands[1]);
    return 0;
}
