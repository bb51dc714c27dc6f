# shellcheck shell=bash
# Functions that read what a program or library needs of the system that it runs on. Sourced.

# glibc_versions FILE: prints the symbol versions of glibc that the file needs.
glibc_versions() { readelf -W -V "$1" | sed -n 's/.*Name: \(GLIBC_[A-Za-z0-9._]*\) .*/\1/p' | sort -Vu; }

older_or_same() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# within_floor FILE 2.17: fails if the file needs a symbol version above the floor, or a feature of newer loaders
# (GLIBC_ABI_DT_RELR).
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
    # Up to release 5.39, file calls a static PIE dynamically linked, but does not name an interpreter.
    if older_or_same "$(file --version | sed -n '1s/^file-//p')" 5.39 && [[ $said != *interpreter* ]]; then
        said=${said/dynamically linked/static-pie linked}
    fi
    [[ $said == *"statically linked"* || $said == *"static-pie linked"* ]] || {
        printf 'file says: %s\n' "$said"
        return 1
    }
    [ -z "$(interpreter "$1")$(needed "$1")" ] || {
        readelf -W -l -d "$1"
        return 1
    }
}
# marks FILE: prints the profiles that the file is marked with, by gcc or by clang.
marks() { readelf -W -p .comment -p .GCC.command.line "$1" 2>/dev/null | sed -n 's/.* abicc\\\{0,1\} \([^ \\]*\)\\\{0,1\} .*/\1/p' | sort -u; }
