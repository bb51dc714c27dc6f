// Package main is the report as a C library: a shared one or an archive.
package main

// #include <stdlib.h>
import "C"

import (
	"strings"

	"example.org/report/report"
)

// Report returns the report, or what went wrong; the caller frees it.
//
//export Report
func Report(user *C.char) *C.char {
	var text strings.Builder
	if err := report.Write(&text, C.GoString(user)); err != nil {
		return C.CString("report: " + err.Error() + "\n")
	}
	return C.CString(text.String())
}

func main() {}
