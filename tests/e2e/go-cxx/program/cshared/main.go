// Package main is the tally as a C library: a shared one or an archive.
package main

// #include <stdlib.h>
// typedef void (*thrower)(void);
import "C"

import (
	"strings"
	"unsafe"

	"example.org/tally/tally"
)

// Tally returns what package tally writes; the caller frees it.
//
//export Tally
func Tally() *C.char {
	var text strings.Builder
	if err := tally.Write(&text); err != nil {
		return C.CString("tally: " + err.Error() + "\n")
	}
	return C.CString(text.String())
}

// TallyCatch tells what the caller's function throws, which the C++ below Go catches.
//
//export TallyCatch
func TallyCatch(function C.thrower) *C.char {
	return C.CString(tally.Catch(unsafe.Pointer(function)))
}

func main() {}
