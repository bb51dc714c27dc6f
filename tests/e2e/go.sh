# shellcheck shell=bash
# Sourced after lib.sh by the suites that call go build.

# go_begin MODULE: leaves the suite with a skip where there is no Go, or MODULE's dependencies cannot be
# had. The build cache is new for each suite, so that no earlier run's objects are found in it.
go_begin() {
    have go || {
        skip "everything" "go is not installed"
        e2e_end
    }
    export CC=$cc CXX=$cxx CGO_ENABLED=1 GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
    export GOCACHE=${E2E_GOCACHE:-$work/gocache} GOMODCACHE
    GOMODCACHE=$(test_cache)/gomod
    cd "$1" || exit 1
    quietly go mod download || {
        skip "everything" "cannot download the Go modules of ${1##*/}"
        e2e_end
    }
}
# go_version_at_least 1.21
go_version_at_least() { older_or_same "$1" "$(go env GOVERSION | sed 's/^go//; s/ .*//')"; }
