# shellcheck shell=bash
# Runs programs in root directories that contain a real C library and nothing else. Sourced after common.sh and elf.sh.

# runtime NAME: sets $runtime to the directory of a real C library (see scripts/fetch-runtime). On failure, also if this
# user cannot enter a root directory, sets $reason.
declare -A runtime_reasons=() # why a C library is not available, so that it is tried only once
runtime() {
    local said
    root_method || return 1
    reason=${runtime_reasons[$1]-}
    [ -z "$reason" ] || return 1
    if said=$("$top/scripts/fetch-runtime" "$1" 2>&1); then
        runtime=$(tail -n 1 <<<"$said")
    else
        reason=$(tail -n 1 <<<"$said" | sed 's/^fetch-runtime: //; s/^skip: //')
        runtime_reasons[$1]=$reason
        return 1
    fi
}
# runtime_for FLOOR: the same, for the oldest available glibc that is not older than FLOOR.
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
    [ -n "$best" ] || reason="no real glibc $1 or newer is available${reason:+ ($reason)}"
    [ -n "$best" ]
}

# root_make DIR [RUNTIME]: creates a root directory with that C library and nothing else; without RUNTIME, an empty one.
root_make() {
    mkdir -p "$1"
    [ -z "${2-}" ] || cp -a "$2/root/." "$1/"
}
# root_unwinder DIR RUNTIME: adds the runtime's libgcc_s, which glibc itself opens for pthread_cancel and when an exception
# passes through its code.
root_unwinder() {
    local file directory=$1/lib64
    [ -d "$directory" ] || directory=$1/lib
    for file in "$2"/sysroot/{lib,usr/lib,lib64}/libgcc_s.so.1; do
        [ ! -e "$file" ] || cp -L "$file" "$directory/"
    done
    [ -e "$directory/libgcc_s.so.1" ] || {
        reason='the runtime has no libgcc_s.so.1, which its glibc needs for pthread_cancel'
        return 1
    }
}
# root_users DIR: adds the files for looking up users and hosts, and the mount points of /proc and /dev.
root_users() {
    mkdir -p "$1"/{etc,proc,dev,tmp}
    printf 'root:x:0:0:root:/root:/bin/sh\nmarta:x:4711:4712:Marta Test,,,:/home/marta:/bin/sh\n' >"$1/etc/passwd"
    printf 'root:x:0:\nweavers:x:4712:\nguild:x:4713:marta\n' >"$1/etc/group"
    printf 'passwd: files\ngroup: files\nhosts: files\n' >"$1/etc/nsswitch.conf"
    printf '127.0.0.1 localhost\n' >"$1/etc/hosts"
    : >"$1/etc/resolv.conf"
}

# Sets $method to the way in which this user can enter a root directory: "namespace" (as root, or with user namespaces) or
# "chroot" (as root without the right to mount). On failure sets $reason. $apart are the options of unshare for the former.
root_method() {
    apart=(--mount --pid --fork)
    if is_root; then
        method=namespace
        if unshare "${apart[@]}" true 2>/dev/null; then return; fi
        # The propagation of a chroot cannot be changed, and need not be if no mount is shared.
        apart+=(--propagation unchanged)
        if findmnt -no PROPAGATION | grep -q shared || ! unshare "${apart[@]}" true 2>/dev/null; then
            method=chroot
        fi
    elif unshare --map-root-user --mount --pid --fork true 2>/dev/null; then
        method=namespace
    else
        reason='entering a root directory needs root rights or user namespaces'
        return 1
    fi
}

# root_run DIR [VAR=VALUE...] PROGRAM ARGS...: runs the program in the root directory, with only these variables in its
# environment. If DIR has proc/ and dev/, /proc and a few devices are mounted there while the program runs.
root_run() {
    local root=$1 method='' apart=() words=()
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
    unshare "${map[@]}" "${apart[@]}" --kill-child sh -c '
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
