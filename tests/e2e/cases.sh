# shellcheck shell=bash
# Self-checking programs of tests/e2e/truths/cases, for the suites that build and run them. Sourced after lib.sh.
#
# The cases of truths/cases: *.c and *.cc. The comment at the top of each says what to do:
#     flags: FLAGS...       for the compiler
#     also: FLAGS...        once more with these instead (any number of lines)
#     libs: FLAGS...        after the sources
#     with: FILE            another source of the program
#     lib: FILE             a source of a shared library to link, which is next to the program when it runs
#     plugin: FILE          the same, but not linked: the program loads it by FILE's name with .so
#     needs: MACRO of HEADER  which the C++ library of some compilers lacks
#     modes: MODES...       of those below (default: pie and no-pie). --full: every mode for the first flags
#     only: MODES...        of those below, and no others with --full
#     | TEXT                a line of the expected output
#
# $floor is the release that outputs must be content with.

cases=$top/tests/e2e/truths/cases

mode_flags() {
    case $1 in
    pie) echo -fPIE -pie ;;
    no-pie) echo -fno-pie -no-pie ;;
    gc) echo -ffunction-sections -fdata-sections -Wl,--gc-sections ;;
    lto) echo -flto ;;
    pg) echo -pg -fno-pie -no-pie ;;
    pg-pie) echo -pg -fPIE -pie ;;
    esac
}
all_modes='pie no-pie gc lto pg pg-pie'

head_lines() { sed -n '/\*\//q; s/^ \* '"$2"': //p' "$1"; }
wanted_output() { sed -n '/\*\//q; s/^ \* | \{0,1\}//p' "$1"; }

# What of a mode's flags a shared library takes too.
library_flags() {
    local flag
    for flag in "$@"; do
        case $flag in -pie | -no-pie | -fPIE | -fno-pie) ;; *) printf '%s\n' "$flag" ;; esac
    done
}

compiler() { case $1 in *.cc) echo "$cxx" ;; *) echo "$cc" ;; esac }

# build SOURCE FLAGS...: $work/t gets the program and its libraries.
build() {
    local source=$1 library name linked=() libs shared
    shift
    rm -rf "$work/t"
    mkdir "$work/t"
    mapfile -t shared < <(library_flags "$@")
    for library in $(head_lines "$source" lib) $(head_lines "$source" plugin); do
        name=${library%.*}.so
        "$(compiler "$library")" -O2 "${shared[@]}" -fPIC -shared "-Wl,-soname,$name" "$cases/$library" -o "$work/t/$name" &&
            within_floor "$work/t/$name" "$floor" || return 1
    done
    for library in $(head_lines "$source" with); do
        linked+=("$cases/$library")
    done
    for library in $(head_lines "$source" lib); do
        linked+=("$work/t/${library%.*}.so")
    done
    read -ra libs <<<"$(head_lines "$source" libs)"
    "$(compiler "$source")" -O2 "$@" "$source" "${linked[@]}" "${libs[@]}" -o "$work/t/program" &&
        within_floor "$work/t/program" "$floor"
}

# compiler_has SOURCE FLAGS...: whether the case can be asked of this compiler.
compiler_has() {
    local source=$1 macro header
    shift
    read -r macro _ header <<<"$(head_lines "$source" needs)"
    [ -n "$macro" ] || return 0
    printf '#include <%s>\n#ifndef %s\n#error\n#endif\n' "$header" "$macro" |
        "$(compiler "$source")" "$@" -x c++ -fsyntax-only - 2>/dev/null
}
