// Command pluginhost prints what the plugin that it is given writes.
package main

import (
	"fmt"
	"io"
	"os"
	"plugin"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pluginhost:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	loaded, err := plugin.Open(path)
	if err != nil {
		return err
	}
	symbol, err := loaded.Lookup("Write")
	if err != nil {
		return err
	}
	return symbol.(func(io.Writer) error)(os.Stdout)
}
