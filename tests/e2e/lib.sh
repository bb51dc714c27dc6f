# shellcheck shell=bash
# Sourced by each tests/e2e/*/run. A suite reads:
#
#     . "$(dirname "$0")/../lib.sh"
#     e2e_begin NAME "$@"
#     check "what must hold" command args...
#     ...
#     e2e_end
#
# and prints one line a case (`pass`, `FAIL` with the output, `skip` with its reason), then
# `N passed, N failed, N skipped`. `--full` (in $full) asks for the long form, `--only PART` (in $only) for
# a part where the suite has parts. The compilers are those in build/, or in E2E_BIN, found by name on PATH
# as a user's would be; E2E_CC and E2E_CXX put others in their place (E2E_CC=gcc shows what a test says of
# a plain compiler).

set -u
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/common.sh"
. "$top/scripts/lib/elf.sh"
. "$top/scripts/lib/roots.sh"

# Is there a clang++ with a libc++ that can go into outputs?
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
    # Nothing of the caller's may decide what these tests build.
    unset ABICC_PROFILE ABICC_CC ABICC_CXX ABICC_PROFILE_PATH CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS \
        LIBRARY_PATH CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH GOFLAGS CGO_ENABLED CGO_CFLAGS CGO_LDFLAGS
    have "$cc" || die "no $cc in ${E2E_BIN:-$top/build} nor on PATH: build first"
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

# fact NAME VALUE: something learned on the way that docs/support.md tells.
fact() { record fact "$1" "$2"; }

# check NAME COMMAND...: passes when the command does; a failure shows what it printed.
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
# check_fails NAME PATTERN COMMAND...: the command must fail by itself (no signal) and say PATTERN.
check_fails() {
    local name=$1 pattern=$2 output status=0
    shift 2
    output=$("$@" 2>&1) || status=$?
    if [ "$status" != 0 ] && [ "$status" -lt 128 ] && grep -Eq -e "$pattern" <<<"$output"; then
        pass "$name"
    else
        fail "$name" "$output
(status $status, wanted a failure that says /$pattern/: $*)"
        return 1
    fi
}
# check_same NAME WANTED GOT: two texts are equal; else the difference is shown.
check_same() {
    local difference
    if difference=$(diff <(printf '%s\n' "$2") <(printf '%s\n' "$3")); then
        pass "$1"
    else
        fail "$1" "$difference"
        return 1
    fi
}

e2e_end() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ]
    exit
}
