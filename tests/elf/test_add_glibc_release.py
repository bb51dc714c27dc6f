#!/usr/bin/env python3
"""scripts/add-glibc-release on a made-up release 2.90 of a small source tree."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else TOP / "build"
SCRIPT = TOP / "scripts" / "add-glibc-release"
LINUX = "sysdeps/unix/sysv/linux/"

# What each architecture's tables say before: libc of all kinds of records, and libcrypt.
BEFORE = """\
# a comment stays
covers 2.80 2.89
libc environ GLIBC_2.2.5 D:0x8 2.2.5
libc grown GLIBC_2.4 D:0x10 2.4 compat
libc kept GLIBC_2.2.5 F 2.2.5
libc removed GLIBC_2.3 F 2.3
libc reworked GLIBC_2.10 F 2.10
libc returned GLIBC_2.5 F 2.5-2.6
libcrypt crypt GLIBC_2.2.5 F 2.2.5
"""

LIBC_LIST = """\
GLIBC_2.10 reworked F
GLIBC_2.2.5 GLIBC_2.2.5 A
GLIBC_2.2.5 environ D 0x8
GLIBC_2.2.5 kept F
GLIBC_2.4 grown D 0x20
GLIBC_2.5 returned F
GLIBC_2.90 __libc_version_placeholder F
GLIBC_2.90 fresh F
GLIBC_2.90 fresh_data D 0x4
GLIBC_2.90 reworked F
"""

AFTER = """\
# a comment stays
covers 2.80 2.90
libc __libc_version_placeholder GLIBC_2.90 F 2.90 compat
libc environ GLIBC_2.2.5 D:0x8 2.2.5
libc fresh GLIBC_2.90 F 2.90
libc fresh_data GLIBC_2.90 D:0x4 2.90
libc grown GLIBC_2.4 D:0x10 2.4-2.89 compat
libc grown GLIBC_2.4 D:0x20 2.90 compat
libc kept GLIBC_2.2.5 F 2.2.5
libc removed GLIBC_2.3 F 2.3-2.89
libc returned GLIBC_2.5 F 2.5-2.6
libc returned GLIBC_2.5 F 2.90
libc reworked GLIBC_2.10 F 2.10
libc reworked GLIBC_2.90 F 2.90
libcrypt crypt GLIBC_2.2.5 F 2.2.5-2.89
"""

DIRECTORIES = {
    "x86_64": "x86_64/64", "i386": "i386", "aarch64": "aarch64", "arm": "arm/le", "riscv64": "riscv/rv64",
    "powerpc64le": "powerpc/powerpc64/le", "s390x": "s390/s390-64", "loongarch64": "loongarch/lp64",
    "mips64el": "mips/mips64/n64",
}


class AddGlibcRelease(unittest.TestCase):
    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work)
        self.root, self.tree = self.work / "root", self.work / "glibc"
        self.tables = self.root / "sysroots" / "abi"
        self.tables.mkdir(parents=True)
        for name in ("arches.tsv", "libs.tsv", "nodes.tsv", "aliases.tsv"):
            shutil.copy(TOP / "sysroots" / "abi" / name, self.tables)
        text = (self.tables / "libs.tsv").read_text()
        (self.tables / "libs.tsv").write_text(text.replace("\tlibcrypt.so.1\t0\t2.38", "\tlibcrypt.so.1\t0\t-"))
        for arch, directory in DIRECTORIES.items():
            (self.tables / f"{arch}.abi").write_text(BEFORE)
            self.write_list(directory + "/libc", LIBC_LIST)

    def write_list(self, name, text):
        path = self.tree / f"{LINUX}{name}.abilist"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run_script(self, *words, version="2.90"):
        command = [SCRIPT, "--tables", self.tables, *words, version, self.tree]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def add(self, *words):
        result = self.run_script("--dropped", "libcrypt", *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def table(self, arch="x86_64"):
        return (self.tables / f"{arch}.abi").read_text()

    def test_records_begin_and_end(self):
        self.add()
        for arch in DIRECTORIES:
            self.assertEqual(self.table(arch), AFTER)

    def test_a_dropped_library_ends(self):
        self.add()
        self.assertIn("x86_64\tlibcrypt\tlibcrypt.so.1\t0\t2.89\n", (self.tables / "libs.tsv").read_text())

    def test_what_a_human_must_decide_is_said(self):
        said = self.add()
        self.assertIn("x86_64: 6 new, 2 gone, 1 changed", said)
        self.assertIn("new: libc reworked GLIBC_2.90 F 2.90  <- has other versions too", said)
        self.assertIn("new: libc fresh_data GLIBC_2.90 D:0x4 2.90  <- is data: does it share", said)
        self.assertIn("new: libc returned GLIBC_2.5 F 2.90  <- has an old version: is it for old programs only?", said)
        self.assertNotIn("fresh GLIBC_2.90 F 2.90  <-", said)

    def test_sources_of_old_versions_are_listed(self):
        source = self.tree / "misc" / "kept.c"
        source.parent.mkdir()
        source.write_text("#if SHLIB_COMPAT (libc, GLIBC_2_2_5, GLIBC_2_90)\n"
                          "compat_symbol (libc, __kept, kept, GLIBC_2_2_5);\n#endif\n")
        self.assertIn("  misc/kept.c: kept\n", self.add())

    def test_a_list_above_the_directory_serves(self):
        self.write_list("x86_64/libmvec", "GLIBC_2.90 _ZGVbN2v_new F\n")
        said = self.add()
        self.assertIn("libmvec _ZGVbN2v_new GLIBC_2.90 F 2.90\n", self.table())
        self.assertNotIn("libmvec is a new library", said)  # libs.tsv knows it

    def test_a_new_library_needs_its_row(self):
        self.write_list("x86_64/64/libfuture", "GLIBC_2.90 foresee F\n")
        self.assertIn("libfuture is a new library: add a row to libs.tsv", self.add())

    def test_a_skipped_release_is_seen_by_its_node(self):
        for directory in DIRECTORIES.values():
            self.write_list(directory + "/libc", LIBC_LIST.replace("2.90 fresh F", "2.90 fresh F\nGLIBC_2.91 fresher F"))
        result = self.run_script("--dropped", "libcrypt", version="2.91")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("libc fresh GLIBC_2.90 F 2.90\n", self.table())
        self.assertIn("libc fresher GLIBC_2.91 F 2.91\n", self.table())
        self.assertIn("libc returned GLIBC_2.5 F 2.91\n", self.table())

    def test_errors_leave_the_tables_alone(self):
        rows = [
            ((), "2.90", "no libcrypt.abilist for x86_64; if the release no longer has libcrypt, use --dropped"),
            (("--dropped", "libcrypt"), "2.89", "already covers 2.89, which is not older than 2.89"),
            (("--dropped", "libcrypt", "--dropped", "libc"), "2.90", "libc still has a list; remove --dropped libc"),
            (("--dropped", "libcrypt"), "2.9.1", "'2.9.1' is not a glibc release such as 2.45"),
        ]
        for words, version, says in rows:
            result = self.run_script(*words, version=version)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(says, result.stderr)
        for text, says in (("GLIBC_2.90 tls T 0x4\n", "libc.abilist:1: 'GLIBC_2.90 tls T 0x4' is neither"),
                           ("GLIBC_2.90\n", "libc.abilist:1: 'GLIBC_2.90' is neither")):
            self.write_list("mips/mips64/n64/libc", text)
            result = self.run_script("--dropped", "libcrypt")
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(says, result.stderr)
        (self.tree / f"{LINUX}s390/s390-64/libc.abilist").unlink()
        self.assertIn("no libc.abilist for s390x", self.run_script("--dropped", "libcrypt").stderr)
        for arch in DIRECTORIES:
            self.assertEqual(self.table(arch), BEFORE)

    def test_abicc_reads_what_was_added(self):
        self.add()
        out = self.work / "lib"
        writer = BUILD / "tests" / "write_libraries"
        for release, default in (("2.89", "reworked@@GLIBC_2.10"), ("2.90", "reworked@@GLIBC_2.90")):
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            subprocess.run([writer, "x86_64", release, out, self.root], check=True)
            symbols = subprocess.run(["readelf", "-W", "--dyn-syms", out / "abicc_stubs" / "libc.so.6"], check=True,
                                     capture_output=True, text=True).stdout
            self.assertIn(default, symbols)
            self.assertEqual("fresh@@GLIBC_2.90" in symbols, release == "2.90")


if __name__ == "__main__":
    unittest.main()
