#!/bin/sh
# Checks an exported ledger with Go's note and tlog packages, as Debian ships them
# (golang-golang-x-mod-dev). Builds without a network.
here=$(cd "$(dirname "$0")" && pwd)
gopath=${PENSTOCK_GOPATH:-/usr/share/gocode}
command -v go >/dev/null || { echo "go is not installed"; exit 77; }
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
[ -d "$gopath/src/golang.org/x/mod/sumdb/tlog" ] || {
    echo "golang-golang-x-mod-dev is not installed"
    exit 77
}
. "$here/exchange"

export GO111MODULE=off GOFLAGS= GOPATH="$gopath" GOCACHE="${PENSTOCK_GOCACHE:-$here/../../build/foreign/go-cache}" GOTOOLCHAIN=local
(cd "$here/go_tlog" && go build -o "$work/go_tlog" main.go)
check() { "$work/go_tlog" "$1" "$2" "$work"/checkpoints/* "$work"/receipts/*; }
accepts_and_rejects check
