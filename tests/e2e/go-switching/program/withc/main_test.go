package main

import (
	"testing"

	"example.org/switching/self"
)

func TestDescription(t *testing.T) { t.Log(self.Description()) }
