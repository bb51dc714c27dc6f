# shellcheck shell=bash
# The projects of this suite. Each has a Debian source package, a format in which its test programs print what passed (see
# passed.awk), and these functions:
#   NAME_build      builds $source in $tree with the compilers in CC, CXX and compiler_words
#   NAME_programs   prints the programs below $tree that are run
#   NAME_prepare    changes the source, if needed
#   NAME_data       copies to the directory $1 the files that the tests expect in their working directory
#   NAME_tests      prints the programs that are tests (default: all)
#   NAME_more       runs further checks

declare -A package=([fmt]=fmtlib [ninja]=ninja-build [leveldb]=leveldb [re2]=re2 [abseil]=abseil [protobuf]=protobuf
    [pcre]=pcre3 [cppunit]=cppunit)
declare -A style=([fmt]=googletest [ninja]=started [leveldb]=googletest [re2]=started [abseil]=googletest
    [protobuf]=googletest [pcre]=started [cppunit]=cppunit)
declare -A built_with=([fmt]=googletest [leveldb]="googletest benchmark" [abseil]=googletest [protobuf]=googletest)
projects=(ninja fmt pcre)
[ -z "$full" ] || projects+=(cppunit leveldb re2 abseil protobuf)

# Tests that sometimes fail natively too, with the reason:
#   DBTest.HiddenValuesAreRemoved: reads files that the library's own thread may be compacting at the same time
declare -A left_out=([leveldb]=DBTest.HiddenValuesAreRemoved)

# Dependencies of several projects, each built once per compiler and installed as a CMake package.
declare -A installed_options=([googletest]="" [benchmark]="-DBENCHMARK_ENABLE_TESTING=OFF -DBENCHMARK_ENABLE_WERROR=OFF -DGIT_VERSION=1.7.1")

# installed_words: the words by which CMake finds googletest, also by the names that projects with a copy of their own use.
installed_words() {
    printf '%s\n' -DGTest_DIR="$installed/googletest/lib/cmake/GTest" \
        -Dbenchmark_DIR="$installed/benchmark/lib/cmake/benchmark" -DCMAKE_PROJECT_INCLUDE="$here/installed.cmake"
}

# fmt, its library shared: format_error is thrown in one module and caught in another.
fmt_prepare() { sed -i '/googletest/d; /INSTALL_GTEST/d' "$source/test/CMakeLists.txt"; }
fmt_tests=(args-test assert-test gtest-extra-test os-test std-test ranges-test printf-test)
[ -z "$full" ] || fmt_tests+=(chrono-test color-test core-test format-test format-impl-test ostream-test compile-test
    compile-fp-test scan-test unicode-test xchar-test enforce-checks-test posix-mock-test)
fmt_build() {
    local words
    mapfile -t words < <(installed_words)
    by_cmake "${words[@]}" -DFMT_DOC=OFF -DBUILD_SHARED_LIBS=ON -- "${fmt_tests[@]}"
}
fmt_programs() { printf 'bin/%s\n' "${fmt_tests[@]}"; }

# ninja, by its own configure.py; and building with it on the old system.
ninja_build() { (cd "$tree" && "$source/configure.py" && ninja ninja ninja_test); }
ninja_programs() { printf '%s\n' ninja ninja_test; }
ninja_tests() { echo ninja_test; }
# Three files joined by two rules: all is built once, nothing the second time, and after a change what it reaches.
ninja_more() {
    mkdir -p "$root/ninja"
    cat >"$root/ninja/build.ninja" <<'NINJA'
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
    echo one >"$root/ninja/one"
    echo two >"$root/ninja/two"
    : >"$root/ninja/header"
    ninja_says() { root_run "$root" "${test_words[@]}" /prog/ninja/ninja -C /ninja -j2 | tail -n 1; }
    check_same "ninja: builds on glibc $floor" "[3/3] cat one.o two.o >all ONE TWO" \
        "$(ninja_says) $(xargs <"$root/ninja/all")"
    check_same "ninja: knows that nothing is to be done" "ninja: no work to do." "$(ninja_says)"
    echo three >"$root/ninja/two"
    touch -d '+10 seconds' "$root/ninja/two"
    check_same "ninja: builds what changed" "[2/2] cat one.o two.o >all ONE THREE" \
        "$(ninja_says) $(xargs <"$root/ninja/all")"
}

# pcre by libtool: a library of C, and one of C++ over it. RunTest, a script, compares what pcretest prints.
pcre_build() { by_configure --enable-utf --enable-unicode-properties && cp "$source/RunTest" "$tree/"; }
pcre_programs() { printf '%s\n' .libs/pcrecpp_unittest .libs/pcre_scanner_unittest .libs/pcre_stringpiece_unittest RunTest; }
pcre_data() { cp -r "$source/testdata" "$tree/.libs/pcretest" "$1/"; }

# cppunit by libtool. Its tests throw exceptions through its library, most of them from the program.
cppunit_build() { by_configure --disable-doxygen --disable-werror; }
cppunit_programs() {
    printf '%s\n' examples/cppunittest/.libs/cppunittestmain examples/money/.libs/MoneyApp \
        src/DllPlugInTester/.libs/DllPlugInTesterTest
}

# leveldb, as a static library, for only so all of its tests are built.
leveldb_tests=(autocompact_test bloom_test c_test cache_test coding_test corruption_test crc32c_test db_test dbformat_test
    env_posix_test env_test fault_injection_test filename_test filter_block_test hash_test issue178_test issue200_test
    issue320_test log_test logging_test memenv_test no_destructor_test recovery_test skiplist_test status_test table_test
    version_edit_test version_set_test write_batch_test arena_test)
leveldb_build() {
    local words
    mapfile -t words < <(installed_words)
    # Compression libraries that this machine may have are left out.
    by_cmake "${words[@]}" -DHAVE_SNAPPY=OFF -DHAVE_CRC32C=OFF -DHAVE_TCMALLOC=OFF -DLEVELDB_BUILD_BENCHMARKS=OFF \
        -- "${leveldb_tests[@]}"
}
leveldb_programs() { printf '%s\n' "${leveldb_tests[@]}"; }

# re2, its library shared. Debian's source comes without the files that are generated from Unicode's.
re2_prepare() {
    local unicode file
    unicode=$(test_cache)/unicode-bookworm
    [ -d "$unicode/usr/share/unicode" ] || debian_unpack bookworm unicode-data "$unicode" || return
    sed -i -e "s,^_UNICODE_DIR = .*,_UNICODE_DIR = '$unicode/usr/share/unicode'," \
        -e 's/^from six.moves import urllib/import urllib.request/' "$source/re2/unicode.py"
    (cd "$source/re2" && perl make_perl_groups.pl >perl_groups.cc) || return
    for file in casefold groups; do
        (cd "$source/re2" && python3 "make_unicode_$file.py" >"unicode_$file.cc") || return
    done
}
re2_tests=(charclass_test compile_test filtered_re2_test mimics_pcre_test parse_test possible_match_test re2_test
    re2_arg_test regexp_test required_prefix_test search_test set_test simplify_test string_generator_test dfa_test
    exhaustive1_test exhaustive2_test exhaustive3_test exhaustive_test random_test)
re2_build() { by_cmake -DBUILD_SHARED_LIBS=ON -- "${re2_tests[@]}"; }
re2_programs() { printf '%s\n' "${re2_tests[@]}"; }

# Of abseil what leans on the C++ library and the system: text, numbers, time and its zones, exceptions.
abseil_tests=(str_format_test numbers_test charconv_test time_test inlined_vector_exception_safety_test
    call_once_test throw_delegate_test)
abseil_build() {
    local words
    mapfile -t words < <(installed_words)
    by_cmake "${words[@]}" -DCMAKE_CXX_STANDARD=17 -DCMAKE_CXX_FLAGS=-O0 -DBUILD_TESTING=ON -DABSL_BUILD_TESTING=ON \
        -DABSL_USE_EXTERNAL_GOOGLETEST=ON -DABSL_FIND_GOOGLETEST=ON -- "${abseil_tests[@]/#/absl_}"
}
abseil_programs() { printf 'bin/absl_%s\n' "${abseil_tests[@]}"; }
abseil_data() { cp -r "$source/absl/time/internal/cctz/testdata/zoneinfo" "$1/"; }

# Protocol Buffers with its compiler, the libraries shared. Of its tests those of the small library; unoptimized, for
# it is by far the largest.
protobuf_build() {
    local words
    mapfile -t words < <(installed_words)
    by_cmake "${words[@]}" -Dprotobuf_USE_EXTERNAL_GTEST=ON -Dprotobuf_BUILD_SHARED_LIBS=ON -Dprotobuf_WITH_ZLIB=OFF \
        -DCMAKE_CXX_FLAGS=-O0 -- protoc lite-test lite-arena-test
}
protobuf_programs() { printf '%s\n' protoc lite-test lite-arena-test; }
protobuf_tests() { printf '%s\n' lite-test lite-arena-test; }
# A description that it compiles on the old system, and one that it refuses.
protobuf_more() {
    mkdir -p "$root/messages"
    cat >"$root/messages/letter.proto" <<'PROTO'
syntax = "proto3";
package post;
message Letter {
  string to = 1;
  map<string, int64> stamps = 2;
  oneof content { bytes sealed = 3; Letter inside = 4; }
}
PROTO
    mkdir -p "$root/messages/out"
    check "protobuf: protoc compiles on glibc $floor" root_run "$root" LD_LIBRARY_PATH=/prog/protobuf \
        /prog/protobuf/protoc -I/messages --cpp_out=/messages/out --python_out=/messages/out /messages/letter.proto
    check "protobuf: the compiled description says what was described" \
        grep -q 'class Letter final' "$root/messages/out/letter.pb.h"
    protoc_refuses() {
        root_run "$root" LD_LIBRARY_PATH=/prog/protobuf /prog/protobuf/protoc -I/messages --cpp_out=/messages/out /messages/wrong.proto
    }
    echo 'message Letter { strin to = 1; }' >"$root/messages/wrong.proto"
    check_fails "protobuf: protoc tells an error on glibc $floor" 'wrong.proto:1:18: Expected "required"' protoc_refuses
}
