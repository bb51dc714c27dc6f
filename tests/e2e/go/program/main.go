// Command report prints what package report sees of the C library it runs on.
package main

import (
	"fmt"
	"os"

	"example.org/report/report"
)

func main() {
	user := ""
	if len(os.Args) > 1 {
		user = os.Args[1]
	}
	if err := report.Write(os.Stdout, user); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}
