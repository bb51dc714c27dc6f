// Command hello is a small cgo program. It calls its own C code and libc's functions for looking up
// hosts and users, and prints the C library that it runs on.
package main

// #include <stdlib.h>
// #include "hello.h"
//
// #ifdef __GLIBC__
// #include <gnu/libc-version.h>
// static const char *libc(void) { return gnu_get_libc_version(); }
// #else
// static const char *libc(void) { return ""; }
// #endif
import "C"

import (
	"fmt"
	"net"
	"os/user"
)

func main() {
	libc := "musl, or another libc than glibc"
	if version := C.GoString(C.libc()); version != "" {
		libc = "glibc " + version
	}
	fmt.Println("hello from", libc+":", C.GoString(C.hello_state()))
	if root, err := user.LookupId("0"); err == nil {
		fmt.Println("user 0 is", root.Username)
	}
	if addresses, err := net.LookupHost("localhost"); err == nil {
		fmt.Println("localhost is", addresses)
	}
}
