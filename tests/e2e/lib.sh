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
# `N passed, N failed, N skipped`. `--full` (in $full) asks for the long form. The compilers are those in
# build/, or in E2E_BIN, found by name on PATH as a user's would be; E2E_CC and E2E_CXX put others in
# their place (E2E_CC=gcc shows what a test says of a plain compiler).

set -u
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/common.sh"

# --- a suite and its cases ---------------------------------------------------------------------------

e2e_begin() {
    suite=$1
    shift
    full=
    [ "${1-}" != --full ] || full=yes
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
    [ $# = 0 ] || printf '%s\n' "$*" | tail -n "${E2E_LINES:-25}" | sed 's/^/        /'
    record fail "$name"
}
skip() {
    skipped=$((skipped + 1))
    printf 'skip  %s/%s: %s\n' "$suite" "$1" "$2"
    record skip "$1" "$2"
}

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

# --- what an output asks for -------------------------------------------------------------------------

# The symbol versions of the C library's own libraries that a file needs, each once.
glibc_versions() { readelf -W -V "$1" | sed -n 's/.*Name: \(GLIBC_[A-Za-z0-9._]*\) .*/\1/p' | sort -Vu; }

older_or_same() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# within_floor FILE 2.17: no version above the floor, nor a loader feature (GLIBC_ABI_DT_RELR).
within_floor() {
    local version above=
    readelf -h "$1" >/dev/null || return 1
    for version in $(glibc_versions "$1"); do
        case $version in
        GLIBC_[0-9]*)
            older_or_same "${version#GLIBC_}" "$2" || above+=" $version"
            ;;
        *) above+=" $version" ;;
        esac
    done
    [ -z "$above" ] || {
        printf '%s needs more than glibc %s:%s\n' "$1" "$2" "$above"
        readelf -W --dyn-syms "$1" | grep -E "$(sed 's/^ //; s/ /|/g; s/\./\\./g' <<<"$above")" | head
        return 1
    }
}
needed() { readelf -W -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
interpreter() { readelf -W -l "$1" | sed -n 's/.*program interpreter: \(.*\)\]/\1/p'; }
is_static() {
    local said
    said=$(file -b "$1")
    [[ $said == *"statically linked"* || $said == *"static-pie linked"* ]] || {
        printf 'file says: %s\n' "$said"
        return 1
    }
    [ -z "$(interpreter "$1")$(needed "$1")" ] || {
        readelf -W -l -d "$1"
        return 1
    }
}
# The profiles whose marks the objects of FILE carry.
marks() { readelf -W -p .comment "$1" 2>/dev/null | sed -n 's/.* abicc \([^ ]*\) .*/\1/p' | sort -u; }

# --- real C libraries and roots that hold nothing else -----------------------------------------------

# runtime NAME: puts the folder of a real libc (see scripts/fetch-runtime) into $runtime, or fails with the
# reason in $reason; that no root can be entered here is such a reason too.
runtime() {
    root_method || return 1
    runtime=$("$top/scripts/fetch-runtime" "$1" 2>"$work/runtime.log") || {
        reason=$(tail -n 1 "$work/runtime.log" | sed 's/^fetch-runtime: //; s/^skip: //')
        return 1
    }
}
# runtime_for FLOOR: the same for the oldest real glibc at hand that is not older than FLOOR.
runtime_for() {
    local name version best='' best_version=''
    for name in glibc2.17 glibc2.31 host; do
        runtime "$name" || continue
        version=$(cat "$runtime/version")
        older_or_same "$1" "$version" || continue
        if [ -z "$best" ] || older_or_same "$version" "$best_version"; then
            best=$runtime best_version=$version
        fi
    done
    runtime=$best
    [ -n "$best" ] || reason="no real glibc $1 or newer at hand${reason:+ ($reason)}"
    [ -n "$best" ]
}

# root_make DIR [RUNTIME]: a root with that libc and nothing else; without RUNTIME, an empty folder.
root_make() {
    mkdir -p "$1"
    [ -z "${2-}" ] || cp -a "$2/root/." "$1/"
}
# root_users DIR: the files that looking up users and hosts reads, and the mount points of /proc and /dev.
root_users() {
    mkdir -p "$1"/{etc,proc,dev,tmp}
    printf 'root:x:0:0:root:/root:/bin/sh\nmarta:x:4711:4712:Marta Test,,,:/home/marta:/bin/sh\n' >"$1/etc/passwd"
    printf 'root:x:0:\nweavers:x:4712:marta\n' >"$1/etc/group"
    printf 'passwd: files\ngroup: files\nhosts: files\n' >"$1/etc/nsswitch.conf"
    printf '127.0.0.1 localhost\n' >"$1/etc/hosts"
    : >"$1/etc/resolv.conf"
}

# How a root can be entered here, in $method: "namespace" (root or user namespaces), "chroot" (root without
# mount rights); else fails with the reason in $reason.
root_method() {
    if is_root; then
        if unshare --mount --pid --fork true 2>/dev/null; then method=namespace; else method=chroot; fi
    elif unshare --map-root-user --mount --pid --fork true 2>/dev/null; then
        method=namespace
    else
        reason='neither root nor user namespaces: cannot enter a root'
        return 1
    fi
}

# root_run DIR [VAR=VALUE...] PROGRAM ARGS...: runs the program inside, with that environment only. Where
# DIR has proc/ and dev/, these are the kernel's and a handful of devices; nothing stays mounted.
root_run() {
    local root=$1 method='' words=()
    shift
    root_method || return 1
    while [[ ${1-} =~ ^[A-Za-z_][A-Za-z0-9_]*= ]]; do
        words+=("$1")
        shift
    done
    words=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "${words[@]}" chroot "$root" "$@")
    if [ "$method" = chroot ]; then
        "${words[@]}"
        return
    fi
    local map=()
    is_root || map=(--map-root-user)
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare "${map[@]}" --mount --pid --fork --kill-child sh -c '
        set -e
        if [ -d "$0/proc" ]; then
            mount -t proc proc "$0/proc" 2>/dev/null || mount --rbind /proc "$0/proc"
        fi
        if [ -d "$0/dev" ]; then
            for device in null zero random urandom tty; do
                [ -e "/dev/$device" ] || continue
                [ -e "$0/dev/$device" ] || : >"$0/dev/$device"
                mount --bind "/dev/$device" "$0/dev/$device"
            done
        fi
        exec "$@"' "$root" "${words[@]}"
}
