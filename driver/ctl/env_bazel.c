/* The file of `abictl env` for Bazel. */
#include <string.h>

#include "ctl/env_formats.h"

/* A string of Starlark. */
static const char *for_starlark(struct ctl *ctl, const char *text)
{
    return env_quoted(ctl->arena, text, "\\\"", '"');
}

/* Bazel calls one program for all languages, and links by it. */
static const char driver_script[] = "_DRIVER = \"\"\"#!/bin/sh\n"
                                    "here=${0%/*}\n"
                                    "name=c++\n"
                                    "for word; do\n"
                                    "    case $word in\n"
                                    "    *.c | *.S | *.s | *.i) name=cc ;;\n"
                                    "    esac\n"
                                    "done\n"
                                    "exec \"$here/bin/$name\" \"$@\"\n"
                                    "\"\"\"\n\n";

static const char build_file[] =
    "_BUILD = \"\"\"load(\":config.bzl\", \"abicc_config\")\n"
    "package(default_visibility = [\"//visibility:public\"])\n"
    "filegroup(name = \"all\", srcs = glob([\"bin/**\", \"mark/**\", \"sysroot/**\"]) + "
    "[\"driver\"])\n"
    "filegroup(name = \"none\")\n"
    "abicc_config(name = \"config\")\n"
    "cc_toolchain(\n"
    "    name = \"cc\",\n"
    "    all_files = \":all\",\n"
    "    ar_files = \":none\",\n"
    "    as_files = \":all\",\n"
    "    compiler_files = \":all\",\n"
    "    dwp_files = \":none\",\n"
    "    linker_files = \":all\",\n"
    "    objcopy_files = \":none\",\n"
    "    strip_files = \":none\",\n"
    "    toolchain_config = \":config\",\n"
    ")\n"
    "constraint_setting(name = \"target\")\n"
    "constraint_value(name = \"profile\", constraint_setting = \":target\")\n"
    "_MACHINE = [\"@platforms//os:linux\", \"@platforms//cpu:%s\"]\n"
    "platform(name = \"platform\", constraint_values = _MACHINE + [\":profile\"])\n"
    "toolchain(\n"
    "    name = \"toolchain\",\n"
    "    exec_compatible_with = _MACHINE,\n"
    "    target_compatible_with = _MACHINE + [\":profile\"],\n"
    "    toolchain = \":cc\",\n"
    "    toolchain_type = \"@bazel_tools//tools/cpp:toolchain_type\",\n"
    ")\n"
    "\"\"\"\n\n";

static const char config_file[] =
    "_CONFIG = \"\"\"load(\"@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl\", \"feature\", "
    "\"tool_path\")\n"
    "_TOOLS = {\"gcc\": \"driver\", \"cpp\": \"driver\"}\n"
    "_OF_MACHINE = [\"ar\", \"dwp\", \"gcov\", \"ld\", \"nm\", \"objcopy\", \"objdump\", "
    "\"strip\"]\n"
    "def _impl(ctx):\n"
    "    tools = dict(_TOOLS, **{name: \"/usr/bin/\" + name for name in _OF_MACHINE})\n"
    "    return cc_common.create_cc_toolchain_config_info(\n"
    "        ctx = ctx,\n"
    "        toolchain_identifier = {identifier},\n"
    "        host_system_name = \"local\",\n"
    "        target_system_name = {identifier},\n"
    "        target_cpu = \"k8\",\n"
    "        target_libc = {identifier},\n"
    "        compiler = \"gcc\",\n"
    "        abi_version = {identifier},\n"
    "        abi_libc_version = {identifier},\n"
    "        cxx_builtin_include_directories = {directories},\n"
    "        features = [feature(name = \"supports_pic\", enabled = True)],\n"
    "        tool_paths = [tool_path(name = name, path = path) for name, path in tools.items()],\n"
    "    )\n"
    "abicc_config = rule(implementation = _impl, provides = [CcToolchainConfigInfo])\n"
    "\"\"\"\n\n";

/* The sysroot is made in the repository's own directory: no cache is shared. */
static const char rule[] =
    "def _run(ctx, words):\n"
    "    result = ctx.execute(words, environment = {\"ABICC_CACHE_DIR\": "
    "str(ctx.path(\"cache\"))})\n"
    "    if result.return_code:\n"
    "        fail(\" \".join([str(word) for word in words]) + \": \" + result.stderr)\n"
    "    return result\n"
    "\n"
    "def _impl(ctx):\n"
    "    if ctx.attr.archive:\n"
    "        ctx.extract(ctx.attr.archive)\n"
    "    else:\n"
    "        _run(ctx, [_ABICTL, \"sysroot\", \"export\", \"--profile\", ctx.attr.profile, "
    "\"-o\", \"export.tar\"])\n"
    "        ctx.extract(\"export.tar\")\n"
    "        _run(ctx, [\"rm\", \"-rf\", \"cache\", \"export.tar\"])\n"
    "    said = _run(ctx, [\"bin/c++\", \"-E\", \"-v\", \"-x\", \"c++\", \"/dev/null\"]).stderr\n"
    "    said = said.split(\"search starts here:\")[-1].split(\"End of search list\")[0]\n"
    "    lines = [line.strip() for line in said.splitlines()]\n"
    "    directories = [line for line in lines if line.startswith(\"/\")]\n"
    "    directories.append(\"external/\" + ctx.name + \"/sysroot/usr/include\")\n"
    "    config = _CONFIG.replace(\"{identifier}\", repr(\"abicc_\" + ctx.attr.profile))\n"
    "    ctx.file(\"config.bzl\", config.replace(\"{directories}\", repr(directories)), "
    "executable = False)\n"
    "    ctx.file(\"BUILD\", _BUILD, executable = False)\n"
    "    ctx.file(\"driver\", _DRIVER, executable = True)\n"
    "\n"
    "abicc_repository = repository_rule(\n"
    "    implementation = _impl,\n"
    "    attrs = {\n"
    "        \"profile\": attr.string(mandatory = True),\n"
    "        \"archive\": attr.label(allow_single_file = True, doc = \"the tar of abictl sysroot "
    "export\"),\n"
    "    },\n"
    "    environ = [\"PATH\"],\n"
    ")\n"
    "\n"
    "def abicc_toolchains(profiles = [_PROFILE]):\n"
    "    \"\"\"Makes the repository abicc_NAME of each profile and registers its toolchain. Only "
    "for "
    "WORKSPACE.\"\"\"\n"
    "    for profile in profiles:\n"
    "        name = \"abicc_\" + profile.replace(\".\", \"_\").replace(\"-\", \"_\")\n"
    "        abicc_repository(name = name, profile = profile)\n"
    "        native.register_toolchains(\"@\" + name + \"//:toolchain\")\n";

int env_print_bazel(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    if (target->prefixes.count)
        return error_set(err, "--prefix: Bazel builds with declared inputs alone\n"
                              "  leave it out, and declare the libraries as targets (cc_import)");
    if (target->is_cross || !target->has_sysroot)
        return error_set(err,
                         "profile %s: the format bazel is for profiles of this machine's "
                         "architecture, which have a sysroot",
                         target->profile);
    if (env_programs_by_path(ctl, target, &programs, err) < 0)
        return -1;
    fprintf(ctl->out,
            "\"\"\"Toolchains for old C libraries, by abicc. Written by `abictl env --format "
            "bazel`.\"\"\"\n\n"
            "_ABICTL = %s\n_PROFILE = %s\n\n",
            for_starlark(ctl, programs.abictl), for_starlark(ctl, target->profile));
    fputs(driver_script, ctl->out);
    fprintf(ctl->out, build_file, target->arch->name);
    fputs(config_file, ctl->out);
    fputs(rule, ctl->out);
    return 0;
}
