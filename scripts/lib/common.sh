# shellcheck shell=bash
# What every script here shares: messages, rights, the test cache, locks. Sourced, never run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# A step that had to be left out for a reason outside the project exits with this (as in automake).
exit_skip=77

say() { printf '%s\n' "$*" >&2; }
die() {
    say "${0##*/}: $*"
    exit 1
}
# Leaves with a reason that the caller can show: the last line on stderr.
leave_out() {
    say "${0##*/}: skip: $*"
    exit "$exit_skip"
}
have() { command -v "$1" >/dev/null 2>&1; }

# Real libcs, Debian roots and downloads are kept here between runs; removing it only costs time.
test_cache() {
    local base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    local directory=${base:-$top/build}/abicc-tests
    mkdir -p "$directory" || die "cannot make the test cache $directory: set XDG_CACHE_HOME"
    printf '%s\n' "$directory"
}

is_root() { [ "$(id -u)" = 0 ]; }
can_root() { is_root || sudo -n true 2>/dev/null; }
as_root() {
    if is_root; then "$@"; else sudo -n "$@"; fi
}

# Runs a long command quietly: its output goes to a log that is shown only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" = 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

# Waits for the lock FILE (freed when this shell ends): two runs must not fetch the same thing.
lock_file() {
    local descriptor
    exec {descriptor}>"$1"
    flock "$descriptor"
}
