// Command tally prints what package tally's C++ sees of the system it runs on.
package main

import (
	"fmt"
	"os"

	"example.org/tally/tally"
)

func main() {
	if err := tally.Write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
}
