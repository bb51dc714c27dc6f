# shellcheck shell=bash
# Compilers, real C libraries and emulators of other architectures, for the suites that need them. Sourced after lib.sh.

# cross_fact ARCH FACT: of sysroots/abi/arches.tsv.
cross_fact() {
    awk -F '\t' -v arch="$1" -v fact="$2" '$1 == arch && $2 == fact { print $3 }' "$top/sysroots/abi/arches.tsv"
}

# cross_architectures: those with tables, except this machine's.
cross_architectures() {
    awk -F '\t' -v own="$(uname -m)" '$2 == "first_glibc" && $1 != own { print $1 }' "$top/sysroots/abi/arches.tsv"
}

# cross_oldest ARCH: the oldest release that abicc has tables for.
cross_oldest() {
    local first
    first=$(cross_fact "$1" first_glibc)
    if older_or_same 2.12 "$first"; then echo "$first"; else echo 2.12; fi
}

# cross_triplet ARCH: of Debian's compilers.
cross_triplet() {
    local triplet
    triplet=$(cross_fact "$1" compiler_triplet)
    echo "${triplet:-$(cross_fact "$1" debian_triplet)}"
}

# is_own ARCH: whether this machine runs it itself.
is_own() { [ "$1" = "$(uname -m)" ]; }

# cross_compiler ARCH: fails with $reason if there is no C++ compiler for it, or no emulator.
cross_compiler() {
    local triplet emulator
    ! is_own "$1" || return 0
    triplet=$(cross_triplet "$1")
    emulator=$(cross_emulator "$1")
    reason=
    have "$triplet-g++" || reason="$triplet-g++ is not installed"
    [ -n "$reason" ] || have "$emulator" || reason="$emulator is not installed"
    [ -z "$reason" ]
}

# cross_emulator ARCH: the name of qemu's program.
cross_emulator() { echo "qemu-$(cross_fact "$1" qemu)"; }

# cross_roots ARCH FLOOR: sets $roots to the root directories of real C libraries that a program for that floor runs on;
# fails with $reason if there is none.
cross_roots() {
    local suite directory
    roots=
    if is_own "$1"; then
        runtime_for "$2" || return
        roots=$work/root-$1
        rm -rf "$roots"
        root_make "$roots" "$runtime" && root_unwinder "$roots" "$runtime" && root_users "$roots" &&
            cp "$runtime/version" "$roots/"
        return
    fi
    for suite in bullseye sid; do
        [ -z "$roots" ] || break
        if ! directory=$("$top/scripts/fetch-cross-libc" "$1" "$suite" 2>&1); then
            reason=$(tail -n 1 <<<"$directory")
            continue
        fi
        directory=$(tail -n 1 <<<"$directory")
        older_or_same "$2" "$(cat "$directory/version")" || continue
        cross_make_root "$1" "$directory" && roots=$work/root-$1-$suite
    done
    if [ "$1" = aarch64 ] && [ "$2" = 2.17 ]; then
        if runtime glibc2.17-aarch64; then
            rm -rf "$work/root-$1-2.17"
            mkdir -p "$work/root-$1-2.17"
            cp -a "$runtime/root/." "$work/root-$1-2.17/"
            cp "$runtime/version" "$work/root-$1-2.17/"
            # glibc opens it for pthread_cancel.
            cp -L "$runtime/sysroot/lib/libgcc_s.so.1" "$work/root-$1-2.17/lib/"
            roots+=" $work/root-$1-2.17"
        else
            skip "$1 on the real 2.17" "$reason"
        fi
    fi
    [ -n "$roots" ]
}

# cross_make_root ARCH DIRECTORY: makes a root directory of a library of fetch-cross-libc.
cross_make_root() {
    local root loader
    root=$work/root-$1-$suite
    loader=$(cross_fact "$1" glibc_loader)
    rm -rf "$root"
    mkdir -p "$root/lib" "$root/tmp"
    cp -L "$2"/lib/*.so* "$root/lib/" 2>/dev/null
    cp "$2/version" "$root/"
    mkdir -p "$root$(dirname "$loader")"
    [ -e "$root$loader" ] || ln -s "/lib/$(basename "$loader")" "$root$loader"
    [ -e "$root$loader" ] || ln -sfn "../lib/$(basename "$loader")" "$root$loader"
    mkdir -p "$root/etc"
    printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
    printf 'root:x:0:\n' >"$root/etc/group"
}

# cross_run ROOT [VARIABLE=VALUE...] PROGRAM [ARGUMENT...]: runs it there, with what is beside it, as a copy of its directory in /t.
cross_run() {
    local root=$1 settings=() program directory
    shift
    while [[ $1 == *=* ]]; do
        settings+=("$1")
        shift
    done
    program=/t/$(basename "$1")
    directory=$(dirname "$1")
    shift
    if is_own "$arch"; then
        set -- LD_LIBRARY_PATH=/t "$program" "$@"
    else
        cross_put_emulator "$root" || return
        set -- /qemu/loader --library-path /qemu "/qemu/$(cross_emulator "$arch")" -E LD_LIBRARY_PATH=/t "$program" "$@"
    fi
    rm -rf "$root"/t "$root"/tmp
    mkdir -p "$root/tmp" "$root/proc"
    cp -r "$directory" "$root/t"
    export -f root_run root_method is_root
    # shellcheck disable=SC2016 # expanded by the inner shell
    timeout 120 bash -c 'root_run "$@"' root_run "$root" "${settings[@]}" "$@"
}

# cross_put_emulator ROOT: copies qemu with its own libraries into the root directory.
cross_put_emulator() {
    local emulator
    [ ! -d "$1/qemu" ] || return 0
    emulator=$(command -v "$(cross_emulator "$arch")") || return
    mkdir "$1/qemu"
    cp -L "$emulator" "$1/qemu/"
    ldd "$emulator" | awk '$3 ~ "^/" { print $3 }' | xargs -r cp -L -t "$1/qemu"
    cp -L "$(ldd "$emulator" | awk '$1 ~ "^/.*/ld-" { print $1 }')" "$1/qemu/loader"
}
