# shellcheck shell=bash
# Functions that all scripts use: messages, root rights, the cache for tests, locks. Sourced, never run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The exit status of a test that cannot run for a reason outside the project (the same as in automake).
exit_skip=77

say() { printf '%s\n' "$*" >&2; }
die() {
    say "${0##*/}: $*"
    exit 1
}
# leave_out REASON: exits with $exit_skip. The last line on stderr is the reason, for the caller to show.
leave_out() {
    say "${0##*/}: skip: $*"
    exit "$exit_skip"
}
have() { command -v "$1" >/dev/null 2>&1; }

# Prints the directory that keeps real C libraries, Debian systems and downloads between runs. It may be removed at
# any time; the next run then takes longer.
test_cache() {
    local base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    local directory=${base:-$top/build}/abicc-tests
    mkdir -p "$directory" || die "cannot create the directory $directory: set XDG_CACHE_HOME to a directory that is writable"
    printf '%s\n' "$directory"
}

is_root() { [ "$(id -u)" = 0 ]; }
can_root() { is_root || sudo -n true 2>/dev/null; }
as_root() {
    if is_root; then "$@"; else sudo -n "$@"; fi
}

# quietly COMMAND...: runs the command and prints the end of its output only if it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" = 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

# lock_file FILE: waits for the lock, which is released when this shell exits. Two runs must not download the same files.
lock_file() {
    local descriptor
    exec {descriptor}>"$1"
    flock "$descriptor"
}
