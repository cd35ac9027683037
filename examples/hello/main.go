// Command hello is the smallest program that the gate opens for.
package main

import "fmt"

func main() {
	fmt.Println("hello, provenance")
}
