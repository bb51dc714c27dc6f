package report

// #cgo LDFLAGS: -lm
// #include <stdlib.h>
// #include "own.h"
import "C"

import (
	"fmt"
	"io"
	"unsafe"
)

func writeOwn(w io.Writer) error {
	number := C.CString("0x7e7 rest")
	defer C.free(unsafe.Pointer(number))
	// The error value carries errno: getting it back is part of what cgo promises.
	_, missing := C.own_kind(nil)
	root := C.CString("/")
	defer C.free(unsafe.Pointer(root))
	kind, err := C.own_kind(root)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "own: constructors %d, threads %d, strtol %d, pow %.0f, root is a %s, none is %v\n",
		C.own_constructed(), C.own_threads(8), C.own_number(number), C.own_power(2, 40),
		C.GoString(kind), missing)
	return err
}
