"""What the benchmarks measure: elapsed time, processor time and instructions of commands."""

import pathlib
import re
import resource
import statistics
import subprocess
import time


def seconds(argv, env, fails=False):
    """Elapsed. An object that is made is new, as in a build from the start."""
    if "-c" in argv:
        pathlib.Path(argv[argv.index("-o") + 1]).unlink(missing_ok=True)
    start = time.perf_counter()
    subprocess.run(argv, env=env, check=not fails, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL if fails else None)
    return time.perf_counter() - start


def processor_seconds(argv, env, fails=False):
    """Of the command and all that it starts: other load on the machine counts far less than in elapsed time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=env, check=not fails, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL if fails else None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def alternate(commands, runs, env):
    """Medians of each command, the commands taking turns so that noise meets all alike."""
    for argv in commands.values():
        seconds(argv, env)
    times = {name: [] for name in commands}
    for _ in range(runs):
        for name, argv in commands.items():
            times[name].append(seconds(argv, env))
    return {name: statistics.median(values) for name, values in times.items()}


def report(case, medians, baseline):
    for name, median in medians.items():
        ratio = median / medians[baseline]
        print(f"{case:<22} {name:<8} {median * 1000:9.2f} ms  {ratio:6.3f} of {baseline}", flush=True)


def count_instructions(argv, env, directory):
    """Those of the command itself, without what it starts."""
    out = directory / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--trace-children=no"] + argv,
                   env=env, capture_output=True, check=True)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M).group(1))


def count_all_instructions(argv, env, directory):
    """Those of the command and of all that it starts."""
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={directory}/all.%p", "--trace-children=yes"]
                   + argv, env=env, capture_output=True, check=True)
    total = 0
    for out in directory.glob("all.*"):
        total += int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M).group(1))
        out.unlink()
    return total
