# shellcheck shell=bash
# The Debian packages that building and testing need. Sourced after common.sh.

build_packages=(cmake ninja-build gcc g++ pkg-config libcyaml-dev libyaml-dev libelf-dev zlib1g-dev
    libzstd-dev libxxhash-dev libjansson-dev libarchive-dev nettle-dev liblzma-dev libbz2-dev libcmocka-dev musl-dev)
# Without these, abicc-packages is not built, and `abictl packages` does not work.
packages_packages=(libsolv-dev libsolvext-dev libcurl4-openssl-dev)
# The compilers and linkers that abicc supports, the tools with which tests read outputs, and the checkers of sources. A
# test whose package is missing is skipped, so these are optional.
test_packages=(clang lld mold musl-tools ccache sccache distcc icecc bear clangd rpm file make tcl xz-utils dpkg-dev debootstrap util-linux
    python3 python3-venv python3-dev python3-setuptools python3-yaml meson autoconf automake
    clang-format clang-tidy cppcheck shellcheck valgrind libclang-rt-dev libc++-dev libc++abi-dev zsh fish mandoc groff-base
    qemu-user g++-aarch64-linux-gnu g++-i686-linux-gnu g++-s390x-linux-gnu)
# Further optional packages, as COMMAND:PACKAGE. The package is installed only if the command is missing, because these
# programs are often installed by other means. Up to Debian 12, binutils contains gold.
test_commands=(go:golang-go node:nodejs npm:npm ld.gold:binutils-gold)

# packages_of_commands COMMAND:PACKAGE...: prints the packages of the commands that are missing.
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

# packages_in_release PACKAGES...: prints those that apt can install.
packages_in_release() {
    apt-cache policy "$@" | awk '/^[^ ].*:$/ { name = substr($0, 1, length - 1) }
                                 $1 == "Candidate:" && $2 != "(none)" { print name }'
}

apt_install() {
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
}

# packages_install PACKAGES... [-- OPTIONAL PACKAGES...]: installs the missing packages and prints their names. Fails if a
# package cannot be installed, unless it is optional; then it is only named.
packages_install() {
    local needed=() optional=() missing available package
    while [ $# != 0 ] && [ "$1" != -- ]; do
        needed+=("$1")
        shift
    done
    [ $# = 0 ] || optional=("${@:2}")
    have apt-get || {
        say "apt-get is not installed: install the equivalents of these Debian packages yourself: ${needed[*]} ${optional[*]}"
        return 0
    }
    mapfile -t needed < <(missing_packages "${needed[@]}")
    mapfile -t optional < <(missing_packages "${optional[@]}")
    missing="${needed[*]} ${optional[*]}"
    [ "$missing" != ' ' ] || return 0
    say "missing packages: $missing"
    can_root || {
        say "installing them needs root or sudo: run this as root: apt-get install $missing"
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
    [ -z "$missing" ] || say "left out, because apt cannot install them: $missing"
}
