// Package tally is C++ below Go: streams, containers, exceptions, threads and objects that live as long as
// a thread or the program. What it writes is the same wherever it is true.
package tally

// #include <stdlib.h>
// #include "tally.h"
import "C"

import (
	"fmt"
	"io"
	"unsafe"
)

//export tallyAddOne
func tallyAddOne(number C.int) C.int { return number + 1 }

// Write runs every part.
func Write(w io.Writer) error {
	text := C.CString("wool silk wool linen silk wool")
	defer C.free(unsafe.Pointer(text))
	lines := []string{
		fmt.Sprintf("static objects: %d", C.tally_static_objects()),
		"words: " + taken(C.tally_words(text)),
		"caught: " + taken(C.tally_catch_own()),
		"caught from the library: " + taken(C.tally_catch_librarys()),
		"caught from a thread: " + taken(C.tally_catch_threads()),
		fmt.Sprintf("threads: sum %d, objects gone %d", C.tally_threads(8), C.tally_thread_objects_gone()),
		fmt.Sprintf("Go called inside of a catch: %d", C.tally_call_go_in_catch(41)),
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// taken is a text that C++ made, which is freed.
func taken(text *C.char) string {
	defer C.free(unsafe.Pointer(text))
	return C.GoString(text)
}

// Catch tells what a C++ function without parameters throws.
func Catch(function unsafe.Pointer) string {
	return taken(C.tally_catch((*[0]byte)(function)))
}
