# shellcheck shell=bash
# The Debian packages that building and testing need. Sourced after common.sh.

build_packages=(cmake ninja-build gcc g++ pkg-config libcyaml-dev libyaml-dev libelf-dev zlib1g-dev
    libzstd-dev libxxhash-dev libjansson-dev libcmocka-dev musl-dev)
# Compilers and linkers that abicc drives, what the suites read outputs with, and the lint.
test_packages=(clang lld mold musl-tools file make tcl xz-utils dpkg-dev debootstrap util-linux
    clang-format clang-tidy cppcheck shellcheck valgrind)

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

# packages_install PACKAGES...: installs those that are missing, saying which; fails, having named them, where
# that cannot be done.
packages_install() {
    local missing
    have apt-get || {
        say "this is no Debian: the packages ${*} are left to you"
        return 0
    }
    missing=$(missing_packages "$@" | xargs)
    [ -n "$missing" ] || return 0
    say "missing packages: $missing"
    can_root || {
        say "neither root nor sudo: install them with: apt-get install $missing"
        return 1
    }
    say "installing them ..."
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update || return 1
    # shellcheck disable=SC2086 # a list of words
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
}
