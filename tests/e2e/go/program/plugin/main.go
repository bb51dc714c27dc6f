// Package main is the report as a Go plugin.
package main

import (
	"io"

	"example.org/report/report"
)

// Write is what the plugin's host looks up.
func Write(w io.Writer, user string) error { return report.Write(w, user) }
