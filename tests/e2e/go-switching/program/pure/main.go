// Command pure has no C code, but net brings libc's resolver in.
package main

import (
	"fmt"
	"net"

	"example.org/switching/self"
)

func main() {
	if net.ParseIP("192.0.2.7") != nil {
		fmt.Println(self.Description())
	}
}
