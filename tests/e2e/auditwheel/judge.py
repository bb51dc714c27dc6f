#!/usr/bin/env python3
"""What auditwheel says of files: judge.py POLICY,POLICY... FILE...

Prints a line a file: its path, and for each policy (manylinux_2_17, ...) yes or no, separated by tabs; instead
of these, one word for what auditwheel does not judge: musl, or nothing (no C library is needed).
An ELF file is judged as the only one of a wheel.
"""

import logging
import pathlib
import sys
import tempfile
import zipfile

from auditwheel.architecture import Architecture
from auditwheel.error import InvalidLibcError, NonPlatformWheelError
from auditwheel.libc import Libc
from auditwheel.wheel_abi import analyze_wheel_abi

METADATA = "Metadata-Version: 2.1\nName: subject\nVersion: 1\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\nTag: py3-none-linux_x86_64\n"


def wheel_of(path, directory):
    if path.suffix == ".whl":
        return path
    wheel = directory / "subject-1-py3-none-linux_x86_64.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(path, "subject/" + path.name)
        archive.writestr("subject-1.dist-info/METADATA", METADATA)
        archive.writestr("subject-1.dist-info/WHEEL", WHEEL)
        archive.writestr("subject-1.dist-info/RECORD", f"subject/{path.name},,\n")  # what is looked into
    return wheel


def judge(path, names):
    with tempfile.TemporaryDirectory() as directory:
        wheel = wheel_of(path, pathlib.Path(directory))
        try:
            result = analyze_wheel_abi(None, Architecture.x86_64, wheel, frozenset(),
                                       disable_isa_ext_check=False, allow_graft=False)
        except (InvalidLibcError, NonPlatformWheelError):
            return ["nothing"]
    if result.policies.libc != Libc.GLIBC:
        return ["musl"]
    return ["yes" if result.overall_policy.priority >=
            result.policies.get_policy_by_name(name + "_x86_64").priority else "no" for name in names]


def main():
    logging.disable()
    for argument in sys.argv[2:]:
        print("\t".join([argument] + judge(pathlib.Path(argument), sys.argv[1].split(","))), flush=True)


main()
