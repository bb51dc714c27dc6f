# shellcheck shell=bash
# Sourced after lib.sh by the suites that call go build.

# go_begin MODULE: prepares a suite that builds MODULE. Ends the suite with a skip if Go is not installed or MODULE's
# dependencies are not available. Each suite has a new build cache, so that it does not find objects of earlier runs.
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
# go_version_at_least 1.21: returns whether Go is that release or a newer one.
go_version_at_least() { older_or_same "$1" "$(go env GOVERSION | sed 's/^go//; s/ .*//')"; }
