# shellcheck shell=bash
# Debian packages of any release, without touching this machine's own apt: a private apt directory whose
# source lines come from the mirror that this machine already uses. Sourced after common.sh.

# The archive that the machine's own sources name for Debian's main component, or nothing.
debian_mirror() {
    have apt-get || return 1
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3; found = 1; exit }
                   { uris = uris "\n" $3 }
                   END { if (!found) print uris }' |
        grep -E '/debian/?$' | head -n 1
}

# debian_apt SUITE: prints a private apt.conf for SUITE (binary and source lists), lists fetched
# once a day.
debian_apt() {
    local suite=$1 directory mirror keyring
    directory=$(test_cache)/apt-$suite
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || {
        say "this machine's apt sources name no Debian archive"
        return 1
    }
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -f "$keyring" ] || keyring=/etc/apt/trusted.gpg
    mkdir -p "$directory"/{lists/partial,archives/partial,parts}
    # Old releases keep their snapshot of signatures long after "Valid-Until"; nothing fetched here is
    # installed on the machine itself.
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
CONF
    : >"$directory/status"
    printf 'deb [signed-by=%s] %s %s main\ndeb-src [signed-by=%s] %s %s main\n' \
        "$keyring" "$mirror" "$suite" "$keyring" "$mirror" "$suite" >"$directory/sources.list"
    if [ -z "$(find "$directory/fetched" -mmin -1440 2>/dev/null)" ]; then
        APT_CONFIG=$directory/apt.conf quietly apt-get -q --error-on=any update || {
            say "cannot fetch the package lists of Debian $suite"
            return 1
        }
        touch "$directory/fetched"
    fi
    printf '%s\n' "$directory/apt.conf"
}

# debian_unpack SUITE PACKAGE DIR: the files of one binary package, unpacked into DIR.
debian_unpack() {
    local conf archives deb
    conf=$(debian_apt "$1") || return 1
    archives=$(mktemp -d)
    (cd "$archives" && APT_CONFIG=$conf quietly apt-get -q download "$2") || return 1
    deb=$(find "$archives" -name '*.deb' | head -n 1)
    mkdir -p "$3" && dpkg-deb -x "$deb" "$3"
    rm -rf "$archives"
}

# debian_source SUITE PACKAGE DIR: the unpacked source package as DIR/source.
debian_source() {
    local conf
    conf=$(debian_apt "$1") || return 1
    mkdir -p "$3"
    (cd "$3" && APT_CONFIG=$conf quietly apt-get -q source --download-only "$2") || return 1
    (cd "$3" && quietly dpkg-source --no-check -x ./*.dsc source)
}

# debian_source_kept SUITE PACKAGE: puts the directory of a source package in the test cache into $kept (source/ and
# the files it came as), fetched once; or fails with the reason in $reason.
debian_source_kept() {
    local said
    kept=$(test_cache)/source/$1-$2
    [ ! -f "$kept/complete" ] || return 0
    mkdir -p "${kept%/*}"
    say "fetching the source of $2 ..."
    said=$(
        lock_file "$kept.lock"
        [ ! -f "$kept/complete" ] || exit 0
        rm -rf "$kept"
        debian_source "$1" "$2" "$kept" 2>&1 && touch "$kept/complete"
    ) || {
        reason="the source of $2 cannot be fetched ($(tail -n 1 <<<"$said"))"
        return 1
    }
}
