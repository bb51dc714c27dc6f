# shellcheck shell=bash
# Downloads packages of any Debian release. They use apt directories of their own and do not change this machine's apt; the
# mirror is the one that this machine already uses. Sourced after common.sh.

# Prints the mirror of Debian's main component in this machine's apt sources, or nothing.
debian_mirror() {
    have apt-get || return 1
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3; found = 1; exit }
                   { uris = uris "\n" $3 }
                   END { if (!found) print uris }' |
        grep -E '/debian/?$' | head -n 1
}

# debian_apt SUITE [ARCH]: prints the name of an apt.conf for SUITE and an architecture (Debian's name; without it this machine's),
# with package lists (binary and source) that are updated once a day.
debian_apt() {
    local suite=$1 arch=${2-} directory mirror keyring
    directory=$(test_cache)/apt-$suite${arch:+-$arch}
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || {
        say "cannot find a Debian mirror in this machine's apt sources"
        return 1
    }
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -f "$keyring" ] || keyring=/etc/apt/trusted.gpg
    mkdir -p "$directory"/{lists/partial,archives/partial,parts}
    # The signatures of old releases are past their "Valid-Until". That does no harm: nothing of this is installed on
    # the machine itself.
    cat >"$directory/apt.conf" <<CONF
Dir::State::Lists "$directory/lists";
Dir::State::status "$directory/status";
Dir::Cache "$directory";
Dir::Cache::archives "$directory/archives";
Dir::Etc::SourceList "$directory/sources.list";
Dir::Etc::SourceParts "$directory/parts";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "$directory/parts";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "2";
APT::Sandbox::User "";
${arch:+APT::Architecture "$arch"; APT::Architectures { "$arch"; \};}
CONF
    : >"$directory/status"
    printf 'deb [signed-by=%s] %s %s main\ndeb-src [signed-by=%s] %s %s main\n' \
        "$keyring" "$mirror" "$suite" "$keyring" "$mirror" "$suite" >"$directory/sources.list"
    if [ -z "$(find "$directory/fetched" -mmin -1440 2>/dev/null)" ]; then
        APT_CONFIG=$directory/apt.conf quietly apt-get -q --error-on=any update || {
            say "cannot download the package lists of Debian $suite"
            return 1
        }
        touch "$directory/fetched"
    fi
    printf '%s\n' "$directory/apt.conf"
}

# debian_unpack SUITE PACKAGE DIR [ARCH]: unpacks the files of a binary package into DIR.
debian_unpack() {
    local conf archives deb
    conf=$(debian_apt "$1" "${4-}") || return 1
    archives=$(mktemp -d)
    (cd "$archives" && APT_CONFIG=$conf quietly apt-get -q download "$2") || return 1
    deb=$(find "$archives" -name '*.deb' | head -n 1)
    mkdir -p "$3" && dpkg-deb -x "$deb" "$3"
    rm -rf "$archives"
}

# debian_source SUITE PACKAGE DIR: unpacks a source package into DIR/source.
debian_source() {
    local conf
    conf=$(debian_apt "$1") || return 1
    mkdir -p "$3"
    (cd "$3" && APT_CONFIG=$conf quietly apt-get -q source --download-only "$2") || return 1
    (cd "$3" && quietly dpkg-source --no-check -x ./*.dsc source)
}

# debian_source_kept SUITE PACKAGE: downloads a source package into the test cache, once, and sets $kept to its directory
# (source/ and the downloaded files). On failure sets $reason.
debian_source_kept() {
    local said
    kept=$(test_cache)/source/$1-$2
    [ ! -f "$kept/complete" ] || return 0
    mkdir -p "${kept%/*}"
    say "downloading the source of $2 ..."
    said=$(
        lock_file "$kept.lock"
        [ ! -f "$kept/complete" ] || exit 0
        rm -rf "$kept"
        debian_source "$1" "$2" "$kept" 2>&1 && touch "$kept/complete"
    ) || {
        reason="cannot download the source of $2 ($(tail -n 1 <<<"$said"))"
        return 1
    }
}

# debian_libraries_kept SUITE ARCH: downloads the libraries of glibc and GCC for an architecture (Debian's name) into the test cache,
# once. If it is not this machine's, they are packages for cross compilers, which need no other package lists. Sets $kept to a directory with links to all, and with the release of GCC in
# the file gcc. On failure sets $reason.
debian_libraries_kept() {
    local suite=$1 arch=$2 suffix=-$2-cross
    [ "$arch" != "$(dpkg --print-architecture 2>/dev/null)" ] || suffix=''
    kept=$(test_cache)/libraries/$suite-$arch
    [ ! -f "$kept/gcc" ] || return 0
    mkdir -p "${kept%/*}"
    say "downloading the libraries of Debian $suite for $arch ..."
    (
        lock_file "$kept.lock"
        [ ! -f "$kept/gcc" ] || exit 0
        rm -rf "$kept"
        conf=$(debian_apt "$suite") || exit 1
        for package in libc6 libgcc-s1 libstdc++6; do
            debian_unpack "$suite" "$package$suffix" "$kept/unpacked" || exit 1
        done
        find "$kept/unpacked" -path '*/lib*/*.so.[0-9]*' ! -name '*.py' -exec ln -sf -t "$kept" {} +
        # Links of the package that are absolute.
        for link in "$kept"/*.so.*; do
            [ -e "$link" ] || ln -sf "$kept/unpacked$(readlink "$(readlink "$link")")" "$link"
        done
        APT_CONFIG=$conf apt-cache show "libgcc-s1$suffix" | sed -n 's/^Version: \([0-9.]*\).*/\1/p;T;q' >"$kept/gcc.new"
        mv "$kept/gcc.new" "$kept/gcc"
    ) >&2 && return
    reason="cannot download libc6$suffix, libgcc-s1$suffix and libstdc++6$suffix of Debian $suite"
    return 1
}
