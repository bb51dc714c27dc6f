# shellcheck shell=bash
# Real C libraries, and roots that hold one of them and nothing else. Sourced after common.sh and elf.sh.

# runtime NAME: puts the directory of a real libc (see scripts/fetch-runtime) into $runtime, or fails with the
# reason in $reason; that no root can be entered here is such a reason too.
declare -A runtime_reasons=() # why a libc could not be had, so that it is tried once
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

# root_make DIR [RUNTIME]: a root with that libc and nothing else; without RUNTIME, an empty directory.
root_make() {
    mkdir -p "$1"
    [ -z "${2-}" ] || cp -a "$2/root/." "$1/"
}
# root_unwinder DIR RUNTIME: the libgcc_s that glibc itself opens, for pthread_cancel and where an exception passes
# through its C, from a runtime that has one.
root_unwinder() {
    local file
    for file in "$2"/sysroot/{lib,usr/lib,lib64}/libgcc_s.so.1; do
        [ ! -e "$file" ] || cp -L "$file" "$1/lib64/"
    done
    [ -e "$1/lib64/libgcc_s.so.1" ] || {
        reason='the runtime has no libgcc_s.so.1, which its glibc wants for pthread_cancel'
        return 1
    }
}
# root_users DIR: the files that looking up users and hosts reads, and the mount points of /proc and /dev.
root_users() {
    mkdir -p "$1"/{etc,proc,dev,tmp}
    printf 'root:x:0:0:root:/root:/bin/sh\nmarta:x:4711:4712:Marta Test,,,:/home/marta:/bin/sh\n' >"$1/etc/passwd"
    printf 'root:x:0:\nweavers:x:4712:\nguild:x:4713:marta\n' >"$1/etc/group"
    printf 'passwd: files\ngroup: files\nhosts: files\n' >"$1/etc/nsswitch.conf"
    printf '127.0.0.1 localhost\n' >"$1/etc/hosts"
    : >"$1/etc/resolv.conf"
}

# How a root can be entered here, in $method: "namespace" (root or user namespaces), "chroot" (root without
# mount rights); else fails with the reason in $reason. $apart is how unshare is asked for the former.
root_method() {
    apart=(--mount --pid --fork)
    if is_root; then
        method=namespace
        if unshare "${apart[@]}" true 2>/dev/null; then return; fi
        # In a chroot its propagation cannot be set, but where nothing is shared it need not be.
        apart+=(--propagation unchanged)
        if findmnt -no PROPAGATION | grep -q shared || ! unshare "${apart[@]}" true 2>/dev/null; then
            method=chroot
        fi
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
