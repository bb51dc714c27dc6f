// Package self reads the program that it is part of.
package self

import (
	"bytes"
	"debug/elf"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"
)

var mark = regexp.MustCompile(`abicc (\S+) `)

// Description says what this very program was linked for: its loader, whether it needs glibc's new
// start function, and the profiles that its objects name.
func Description() string {
	path, err := os.Executable()
	if err != nil {
		return err.Error()
	}
	file, err := elf.Open(path)
	if err != nil {
		return err.Error()
	}
	defer file.Close()
	return fmt.Sprintf("loader %s, start %s, marks %s", loader(file), start(file), marks(file))
}

func loader(file *elf.File) string {
	for _, segment := range file.Progs {
		if segment.Type == elf.PT_INTERP {
			name := make([]byte, segment.Filesz)
			segment.ReadAt(name, 0)
			return string(bytes.TrimRight(name, "\x00"))
		}
	}
	return "none"
}

func start(file *elf.File) string {
	symbols, err := file.ImportedSymbols()
	if err != nil {
		return "none"
	}
	for _, symbol := range symbols {
		if symbol.Name == "__libc_start_main" {
			return symbol.Name + "@" + symbol.Version
		}
	}
	return "none"
}

func marks(file *elf.File) string {
	seen := map[string]bool{}
	for _, name := range []string{".comment", ".GCC.command.line"} {
		section := file.Section(name)
		if section == nil {
			continue
		}
		text, err := section.Data()
		if err != nil {
			return err.Error()
		}
		for _, found := range mark.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\x00", " "), -1) {
			seen[found[1]] = true
		}
	}
	if len(seen) == 0 {
		return "none"
	}
	names := []string{}
	for name := range seen {
		names = append(names, name)
	}
	sort.Strings(names)
	return strings.Join(names, "+")
}
