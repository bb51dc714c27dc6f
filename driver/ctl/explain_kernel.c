#include "ctl/explain_kernel.h"

#include "ctl/json.h"

int explain_kernel_read(const struct explain *explain, const char *name,
                        struct explain_kernel *kernel, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    const struct arch *arch = arch_find(explain->arch);
    struct system_calls calls;
    struct kernel_functions functions;
    *kernel = (struct explain_kernel){0};
    if (!arch)
        return 0;
    if (system_calls_load(arena, &explain->roots, arch, &calls, err) < 0 ||
        kernel_functions_load(arena, &explain->roots, &functions, err) < 0)
        return -1;
    kernel->call = kernel_function_call(&functions, &calls, name, &kernel->without);
    return 0;
}

/* Returns "Linux 3.17 and newer (number 319)" and what holds on an older kernel. */
static const char *text_of(const struct explain *explain, const struct explain_kernel *kernel)
{
    struct arena *arena = explain->ctl->arena;
    const struct system_call *call = kernel->call;
    const struct profile *profile = explain->profile;
    char first[VERSION_TEXT_SIZE];
    char promised[VERSION_TEXT_SIZE];
    const char *text = arena_printf(arena, "system call %s (number %u) since Linux %s", call->name,
                                    call->number, version_text(call->first, first));
    if (kernel->without)
        text =
            arena_printf(arena, "%s; on an older kernel the C library %s", text, kernel->without);
    else
        text = arena_printf(arena, "%s; an older kernel answers ENOSYS", text);
    if (profile && !version_is_zero(profile->kernel))
        text = arena_printf(arena, "%s; %s (Linux %s) %s it", text, profile->name,
                            version_text(profile->kernel, promised),
                            system_call_is_newer(call, profile->kernel) ? "does not have" : "has");
    return text;
}

void explain_kernel_print(const struct explain *explain, const struct explain_kernel *kernel)
{
    if (kernel->call)
        explain_print(explain, "kernel", text_of(explain, kernel));
}

json_t *explain_kernel_json(const struct explain_kernel *kernel)
{
    char first[VERSION_TEXT_SIZE];
    if (!kernel->call)
        return json_null();
    json_t *object = json_object();
    json_put(object, "call", kernel->call->name);
    json_object_set_new(object, "number", json_integer((json_int_t)kernel->call->number));
    json_put(object, "first", version_text(kernel->call->first, first));
    if (kernel->without)
        json_put(object, "without", kernel->without);
    else
        json_object_set_new(object, "without", json_null());
    return object;
}

static bool has_call(const void *data, const struct distro *distro)
{
    const struct system_call *call = data;
    return !version_is_zero(distro->kernel) && !system_call_is_newer(call, distro->kernel);
}

int explain_system_call(struct explain *explain, const char *name, bool *is_found,
                        struct error *err)
{
    struct explain_kernel kernel;
    *is_found = false;
    if (explain_kernel_read(explain, name, &kernel, err) < 0)
        return -1;
    if (!kernel.call)
        return 0;
    *is_found = true;
    if (explain->is_json) {
        json_t *object = explain_json("system call");
        struct strvec first = explain_first(explain, has_call, kernel.call);
        json_put(object, "name", name);
        json_put(object, "arch", explain->arch);
        json_object_set_new(object, "kernel", explain_kernel_json(&kernel));
        json_object_set_new(object, "first_in", json_texts(&first));
        json_print(object, explain->ctl->out);
        return 0;
    }
    fprintf(explain->ctl->out, "%s: a system call (%s)\n", name, explain->arch);
    explain_print(explain, "libc", "no release has a function of that name");
    explain_kernel_print(explain, &kernel);
    explain_print_first(explain, has_call, kernel.call);
    return 0;
}
