// Command withc has C code of its own.
package main

// static int answer(void) { return 42; }
import "C"

import (
	"fmt"

	"example.org/switching/self"
)

func main() {
	if C.answer() == 42 {
		fmt.Println(self.Description())
	}
}
