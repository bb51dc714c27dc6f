// Package report uses what real cgo programs use of their C library (C code of its own, the
// resolver and user lookup through libc, SQLite, threads) and writes a report that is the same
// wherever it is true.
package report

import (
	"context"
	"fmt"
	"io"
	"net"
	"os/user"
	"sort"
	"strings"
)

// Write runs every part; an empty name leaves out what needs files in /etc.
func Write(w io.Writer, name string) error {
	parts := []func(io.Writer) error{writeOwn, writeHTTP, writeSQLite}
	if name != "" {
		parts = append(parts,
			func(w io.Writer) error { return writeUser(w, name) }, writeHosts)
	}
	for _, part := range parts {
		if err := part(w); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, "done")
	return err
}

func writeUser(w io.Writer, name string) error {
	found, err := user.Lookup(name)
	if err != nil {
		return err
	}
	groups, err := found.GroupIds()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "user: %s is %s:%s, %q, home %s, groups %s\n", found.Username, found.Uid,
		found.Gid, found.Name, found.HomeDir, strings.Join(sortedOnce(groups), ","))
	return err
}

// sortedOnce is the words in order, each once: musl's getgrouplist names the user's own group a second
// time when the group file lists the user in it, glibc's does not.
func sortedOnce(words []string) []string {
	sort.Strings(words)
	var once []string
	for i, word := range words {
		if i == 0 || word != words[i-1] {
			once = append(once, word)
		}
	}
	return once
}

func writeHosts(w io.Writer) error {
	addresses, err := net.DefaultResolver.LookupIPAddr(context.Background(), "localhost")
	if err != nil {
		return err
	}
	four := "no IPv4"
	for _, address := range addresses {
		if address.IP.To4() != nil {
			four = address.IP.String()
		}
	}
	_, err = fmt.Fprintf(w, "hosts: localhost is %s\n", four)
	return err
}
