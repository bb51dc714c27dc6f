// Command pluginhost prints the report of the plugin that it is given.
package main

import (
	"fmt"
	"io"
	"os"
	"plugin"
)

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pluginhost:", err)
		os.Exit(1)
	}
}

func run(path, user string) error {
	loaded, err := plugin.Open(path)
	if err != nil {
		return err
	}
	symbol, err := loaded.Lookup("Write")
	if err != nil {
		return err
	}
	return symbol.(func(io.Writer, string) error)(os.Stdout, user)
}
