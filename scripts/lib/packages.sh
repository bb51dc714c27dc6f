# shellcheck shell=bash
# The Debian packages that building and testing need. Sourced after common.sh.

build_packages=(cmake ninja-build gcc g++ pkg-config libcyaml-dev libyaml-dev libelf-dev zlib1g-dev
    libzstd-dev libxxhash-dev libjansson-dev libarchive-dev nettle-dev liblzma-dev libbz2-dev libcmocka-dev musl-dev)
# Compilers and linkers that abicc drives, what the suites read outputs with, and the lint. A suite skips what
# it lacks, so these are installed as far as this release has them.
test_packages=(clang lld mold musl-tools ccache file make tcl xz-utils dpkg-dev debootstrap util-linux python3
    python3-venv clang-format clang-tidy cppcheck shellcheck valgrind libclang-rt-dev libc++-dev libc++abi-dev)
# Likewise, but programs that often come from elsewhere than Debian's packages; binutils has gold itself up to
# Debian 12. COMMAND:PACKAGE, wanted where the command is missing.
test_commands=(go:golang-go node:nodejs npm:npm ld.gold:binutils-gold)

# packages_of_commands COMMAND:PACKAGE...: the packages of those commands that are missing.
packages_of_commands() {
    local pair
    for pair in "$@"; do
        have "${pair%%:*}" || echo "${pair#*:}"
    done
}

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

# packages_in_release PACKAGES...: those of them that apt could install.
packages_in_release() {
    apt-cache policy "$@" | awk '/^[^ ].*:$/ { name = substr($0, 1, length - 1) }
                                 $1 == "Candidate:" && $2 != "(none)" { print name }'
}

apt_install() {
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
}

# packages_install PACKAGES... [-- OPTIONAL PACKAGES...]: installs those that are missing, saying which; fails,
# having named them, where that cannot be done. An optional one that cannot be had is named and left out.
packages_install() {
    local needed=() optional=() missing available package
    while [ $# != 0 ] && [ "$1" != -- ]; do
        needed+=("$1")
        shift
    done
    [ $# = 0 ] || optional=("${@:2}")
    have apt-get || {
        say "this is no Debian: the packages ${needed[*]} ${optional[*]} are left to you"
        return 0
    }
    mapfile -t needed < <(missing_packages "${needed[@]}")
    mapfile -t optional < <(missing_packages "${optional[@]}")
    missing="${needed[*]} ${optional[*]}"
    [ "$missing" != ' ' ] || return 0
    say "missing packages: $missing"
    can_root || {
        say "neither root nor sudo: install them with: apt-get install $missing"
        [ ${#needed[@]} = 0 ]
        return
    }
    say "installing them ..."
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update || [ ${#needed[@]} = 0 ] || return 1
    [ ${#needed[@]} = 0 ] || apt_install "${needed[@]}" || return 1
    [ ${#optional[@]} != 0 ] || return 0
    mapfile -t available < <(packages_in_release "${optional[@]}")
    [ ${#available[@]} = 0 ] || apt_install "${available[@]}" 2>/dev/null ||
        for package in "${available[@]}"; do apt_install "$package" || true; done
    missing=$(missing_packages "${optional[@]}" | xargs)
    [ -z "$missing" ] || say "left out, for they cannot be had here: $missing"
}
