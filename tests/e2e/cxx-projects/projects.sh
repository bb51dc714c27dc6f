# shellcheck shell=bash
# The projects of this suite. Of each: its Debian source package; how its test programs tell what passed (see
# passed.awk); NAME_prepare, what has to be changed in its source; NAME_build, which builds $source in $tree with the
# compilers in CC, CXX and compiler_words; NAME_programs, which prints the test programs that come out, below $tree;
# NAME_tests, those of them that are tests (by default all); NAME_more, what else is tried with them.

declare -A package=([fmt]=fmtlib [ninja]=ninja-build)
declare -A style=([fmt]=googletest [ninja]=started)
with_googletest="fmt"
projects=(ninja fmt)

# googletest as a package that CMake finds, by the names that projects with a copy of their own use.
googletest_words() { printf '%s\n' -DGTest_DIR="$googletest/lib/cmake/GTest" -DCMAKE_PROJECT_INCLUDE="$here/googletest.cmake"; }

# fmt, its library shared: format_error is thrown in one module and caught in another.
fmt_prepare() { sed -i '/googletest/d; /INSTALL_GTEST/d' "$source/test/CMakeLists.txt"; }
fmt_tests=(args-test assert-test gtest-extra-test os-test std-test ranges-test printf-test)
[ -z "$full" ] || fmt_tests+=(chrono-test color-test core-test format-test format-impl-test ostream-test compile-test
    compile-fp-test scan-test unicode-test xchar-test enforce-checks-test posix-mock-test)
fmt_build() {
    local words
    mapfile -t words < <(googletest_words)
    by_cmake "${words[@]}" -DFMT_DOC=OFF -DBUILD_SHARED_LIBS=ON -- "${fmt_tests[@]}"
}
fmt_programs() { printf 'bin/%s\n' "${fmt_tests[@]}"; }

# ninja, by its own configure.py; and building with it on the old system.
ninja_prepare() { :; }
ninja_build() { (cd "$tree" && "$source/configure.py" && ninja ninja ninja_test); }
ninja_programs() { printf '%s\n' ninja ninja_test; }
ninja_tests() { echo ninja_test; }
# Three files joined by two rules: all is built once, nothing the second time, and after a change what it reaches.
ninja_more() {
    mkdir -p "$root/work"
    cat >"$root/work/build.ninja" <<'NINJA'
rule upper
  command = tr a-z A-Z <$in >$out && echo $out: $in header >$out.d
  depfile = $out.d
  deps = gcc
rule join
  command = cat $in >$out
build one.o: upper one
build two.o: upper two
build all: join one.o two.o
default all
NINJA
    echo one >"$root/work/one"
    echo two >"$root/work/two"
    : >"$root/work/header"
    ninja_says() { root_run "$root" "${test_words[@]}" /prog/ninja/ninja -C /work -j2 | tail -n 1; }
    check_same "ninja: builds on glibc $floor" "[3/3] cat one.o two.o >all ONE TWO" \
        "$(ninja_says) $(xargs <"$root/work/all")"
    check_same "ninja: knows that nothing is to be done" "ninja: no work to do." "$(ninja_says)"
    echo three >"$root/work/two"
    touch -d '+10 seconds' "$root/work/two"
    check_same "ninja: builds what changed" "[2/2] cat one.o two.o >all ONE THREE" \
        "$(ninja_says) $(xargs <"$root/work/all")"
}
