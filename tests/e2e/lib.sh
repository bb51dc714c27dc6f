# shellcheck shell=bash
# Functions for the end-to-end tests. Sourced by each tests/e2e/*/run, which looks like this:
#
#     . "$(dirname "$0")/../lib.sh"
#     e2e_begin NAME "$@"
#     check "what must hold" command args...
#     ...
#     e2e_end
#
# A suite prints one line per case (`pass`, `FAIL` with the output, or `skip` with the reason), then
# `N passed, N failed, N skipped`. `--full` sets $full and selects the long form; `--only PART` sets $only and selects a
# part of suites that have parts. The compilers in build/, or in E2E_BIN, are found by name on PATH as a user's
# are. E2E_CC and E2E_CXX name other compilers (E2E_CC=gcc shows the results for a plain compiler).

set -u
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/common.sh"
. "$top/scripts/lib/elf.sh"
. "$top/scripts/lib/roots.sh"

# has_libcxx: returns whether there is a clang++ with a libc++ that can be linked into outputs.
has_libcxx() { have clang++ && [ -e "$(clang++ -print-file-name=libc++abi.a)" ]; }

# --- a suite and its cases ---------------------------------------------------------------------------

e2e_begin() {
    suite=$1
    shift
    full='' only=''
    while [ $# -gt 0 ]; do
        case $1 in
        --full) full=yes ;;
        --only)
            only=$2
            shift
            ;;
        *) die "$suite: no such option: $1" ;;
        esac
        shift
    done
    passed=0 failed=0 skipped=0
    here=$(cd "$(dirname "$0")" && pwd)
    work=$(mktemp -d "${TMPDIR:-/tmp}/abicc-e2e-$suite.XXXXXX")
    chmod 755 "$work"
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM
    cc=${E2E_CC:-abicc} cxx=${E2E_CXX:-abic++}
    export PATH=${E2E_BIN:-$top/build}:$PATH LC_ALL=C
    export ABICC_CACHE_DIR=$work/cache
    # The caller's environment must not affect what these tests build.
    unset ABICC_PROFILE ABICC_CC ABICC_CXX ABICC_PROFILE_PATH CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS \
        LIBRARY_PATH CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH GOFLAGS CGO_ENABLED CGO_CFLAGS CGO_LDFLAGS
    have "$cc" || die "$cc is neither in ${E2E_BIN:-$top/build} nor on PATH: build abicc first"
}

record() {
    [ -z "${E2E_RESULTS-}" ] || printf '%s\t%s/%s\t%s\n' "$1" "$suite" "$2" "${3-}" >>"$E2E_RESULTS"
}
pass() {
    passed=$((passed + 1))
    printf 'pass  %s/%s\n' "$suite" "$1"
    record pass "$1"
}
# fail NAME [WHY...]
fail() {
    local name=$1
    shift
    failed=$((failed + 1))
    printf 'FAIL  %s/%s\n' "$suite" "$name"
    [ $# = 0 ] || printf '%s\n' "$*" | tail -n "${E2E_LINES:-25}" | cut -c1-500 | sed 's/^/        /'
    record fail "$name"
}
skip() {
    skipped=$((skipped + 1))
    printf 'skip  %s/%s: %s\n' "$suite" "$1" "$2"
    record skip "$1" "$2"
}

# fact NAME VALUE: records a fact for docs/support.md.
fact() { record fact "$1" "$2"; }

# check NAME COMMAND...: passes if the command succeeds; otherwise prints the command's output.
check() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        pass "$name"
    else
        local status=$?
        fail "$name" "$output
(status $status: $*)"
        return 1
    fi
}
# check_fails NAME PATTERN COMMAND...: passes if the command fails (not by a signal) and prints PATTERN.
check_fails() {
    local name=$1 pattern=$2 output status=0
    shift 2
    output=$("$@" 2>&1) || status=$?
    if [ "$status" != 0 ] && [ "$status" -lt 128 ] && grep -Eq -e "$pattern" <<<"$output"; then
        pass "$name"
    else
        fail "$name" "$output
(status $status, expected a failure that prints /$pattern/: $*)"
        return 1
    fi
}
# check_same NAME WANTED GOT: passes if the texts are equal; otherwise prints the difference.
check_same() {
    local difference
    if difference=$(diff <(printf '%s\n' "$2") <(printf '%s\n' "$3")); then
        pass "$1"
    else
        fail "$1" "$difference"
        return 1
    fi
}

# page_lines PAGE TITLE: prints the indented lines below that heading, which are the commands of a page.
page_lines() {
    local lines
    lines=$(awk -v title="$2" '/^```/ { quoted = !quoted }
        /^#+ / && !quoted { shown = substr($0, index($0, " ") + 1) == title }
        shown && sub(/^    /, "")' "$top/$1")
    [ -n "$lines" ] || {
        echo "$1 has no commands below the heading $2"
        return 1
    }
    printf '%s\n' "$lines"
}
# follow PAGE TITLE DIRECTORY: runs the commands there as they are written, and stops at the first that fails.
follow() { page_lines "$1" "$2" >"$work/recipe" && (cd "$3" && sh -e "$work/recipe"); }

e2e_end() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ]
    exit
}
