package main

import (
	"net"
	"testing"

	"example.org/switching/self"
)

func TestDescription(t *testing.T) {
	if _, err := net.LookupHost("127.0.0.1"); err != nil {
		t.Fatal(err)
	}
	t.Log(self.Description())
}
