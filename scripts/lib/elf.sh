# shellcheck shell=bash
# What a program or library asks of the system that it will run on. Sourced.

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
    # Up to 5.39 file calls a static PIE dynamically linked, though with no interpreter.
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
# The profiles whose marks the objects of FILE carry.
marks() { readelf -W -p .comment "$1" 2>/dev/null | sed -n 's/.* abicc \([^ ]*\) .*/\1/p' | sort -u; }
