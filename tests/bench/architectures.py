"""Other architectures: the first use of one, beside a cache that is in use for this machine's; warm compiles and links against the
plain cross compiler; and what the architectures in one cache cost each other. Processor time: what is compiled at first use is
compiled by several processes at once."""

import os
import pathlib
import shutil
import statistics
import subprocess

from measure import count_all_instructions, count_instructions, processor_seconds, report, seconds

# With objects that are embedded in abicc, and with objects that are compiled at first use.
FIRST_USES = (("aarch64", "aarch64-glibc2.17", 200), ("s390x", "s390x-glibc2.17", 2000))
# One profile for each architecture with a compiler in Debian 12.
PROFILES = {"x86_64-linux-gnu": "x86_64-glibc2.17", "i686-linux-gnu": "i386-glibc2.17",
            "aarch64-linux-gnu": "aarch64-glibc2.17", "arm-linux-gnueabihf": "arm-glibc2.17",
            "riscv64-linux-gnu": "riscv64-glibc2.27", "powerpc64le-linux-gnu": "powerpc64le-glibc2.17",
            "s390x-linux-gnu": "s390x-glibc2.17", "mips64el-linux-gnuabi64": "mips64el-glibc2.17",
            "loongarch64-linux-gnu": "loongarch64-glibc2.36"}


def has_compiler(profile):
    return any(shutil.which(f"{triplet}-gcc") for triplet, name in PROFILES.items() if name == profile)


def first_use(abicc, env, directory, runs, architecture):
    """Each on a cache of its own, in which this machine's architecture was used. The call on a full cache is taken off."""
    name, profile, aim = architecture
    cold, warm, elapsed = [], [], []
    for i in range(runs):
        own = dict(env, ABICC_CACHE_DIR=str(directory / f"{name}{i}"))
        argv = [abicc, "-c", "hello.c", "-o", "other.o"]
        seconds(argv, own)
        own["ABICC_PROFILE"] = profile
        before = processor_seconds(["true"], own)
        cold.append(processor_seconds(argv, own) - before)
        warm.append(processor_seconds(argv, own))
        shutil.rmtree(own["ABICC_CACHE_DIR"])
        seconds([abicc, "-c", "hello.c", "-o", "other.o"], dict(own, ABICC_PROFILE=env["ABICC_PROFILE"]))
        elapsed.append(seconds(argv, own))
    cost = statistics.median(cold) - statistics.median(warm)
    print(f"{'first use of ' + name:<22} {'abicc':<8} {cost * 1000:9.2f} ms of processor time above a warm call,"
          f" {statistics.median(elapsed) * 1000:.0f} ms elapsed (aim: at most {aim})", flush=True)


def zig_first_use(zig, env, directory):
    own = dict(env, ZIG_GLOBAL_CACHE_DIR=str(directory / "zig"), ZIG_LOCAL_CACHE_DIR=str(directory / "zig"))
    argv = zig + ["-target", "aarch64-linux-gnu.2.17", "hello.c", "-o", "zig-other"]
    print(f"{'first use of aarch64':<22} {'zig cc':<8} {processor_seconds(argv, own) * 1000:9.2f} ms of processor time, with"
          " the link", flush=True)


def warm_use(abicc, env, directory, runs):
    """hello, by abicc and by the cross compiler that it runs. The instructions do not depend on the load of the machine."""
    own = dict(env, ABICC_PROFILE="aarch64-glibc2.17")
    tools = {"gcc": ["aarch64-linux-gnu-gcc"], "abicc": [abicc]}
    for case, aim in (("compile", 1.01), ("link", 1.02)):
        commands = {tool: argv + (["-c", "hello.c", "-o", f"{tool}.o"] if case == "compile" else [f"{tool}.o", "-o", tool])
                    for tool, argv in tools.items()}
        times = {tool: [] for tool in tools}
        for argv in commands.values():
            processor_seconds(argv, own)
        for _ in range(runs):
            for tool, argv in commands.items():
                times[tool].append(processor_seconds(argv, own))
        report(f"aarch64: {case}", {tool: statistics.median(values) for tool, values in times.items()}, "gcc")
        if shutil.which("valgrind"):
            counts = {tool: count_all_instructions(argv, own, directory) for tool, argv in commands.items()}
            print(f"{'aarch64: ' + case:<22} {'abicc':<8} {counts['abicc']} instructions of all processes,"
                  f" {counts['abicc'] / counts['gcc']:.3f} of gcc (aim: at most {aim})", flush=True)


def one_cache(abicc, env, directory):
    """Instructions of abicc's own for a compile, with a cache of one architecture and with one of all."""
    if not shutil.which("valgrind"):
        return
    counts = {}
    for size in ("one", "all"):
        own = dict(env, ABICC_CACHE_DIR=str(directory / f"cache-of-{size}"))
        profiles = [profile for profile in PROFILES.values() if has_compiler(profile)] if size == "all" else []
        for profile in profiles + ["aarch64-glibc2.17"]:
            own["ABICC_PROFILE"] = profile
            subprocess.run([abicc, "-c", "hello.c", "-o", "cached.o"], env=own, check=True)
        # The first call after a sysroot was made looks at more.
        subprocess.run([abicc, "-c", "hello.c", "-o", "cached.o"], env=own, check=True)
        counts[size] = count_instructions([abicc, "-c", "hello.c", "-o", "cached.o"], own, directory)
    print(f"{'one cache for all':<22} {'abicc':<8} {counts['all']} instructions of its own for aarch64,"
          f" {counts['all'] / counts['one']:.3f} of those in a cache of one architecture (aim: 1)", flush=True)


def other_architectures(abicc, env, directory, runs, zig):
    if not has_compiler("aarch64-glibc2.17"):
        print("other architectures    skipped: there is no aarch64-linux-gnu-gcc")
        return
    for architecture in FIRST_USES:
        if has_compiler(architecture[1]):
            first_use(abicc, env, directory, min(runs, 5), architecture)
    if zig:
        zig_first_use(zig, env, directory)
    warm_use(abicc, env, directory, runs)
    one_cache(abicc, env, directory)
