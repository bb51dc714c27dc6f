package main

/*
#include "glue.h"
*/
import "C"
import "fmt"

func main() {
	fmt.Println(C.try_it(0), C.try_it(1))
	done := make(chan int)
	for i := 0; i < 8; i++ {
		go func() { s := 0; for j := 0; j < 100; j++ { s += int(C.try_it(C.int(j % 3))) }; done <- s }()
	}
	t := 0
	for i := 0; i < 8; i++ { t += <-done }
	fmt.Println(t)
}
