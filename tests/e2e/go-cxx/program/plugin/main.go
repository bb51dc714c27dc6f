// Package main is the tally as a Go plugin.
package main

import (
	"io"

	"example.org/tally/tally"
)

// Write is what the plugin's host looks up.
func Write(w io.Writer) error { return tally.Write(w) }
