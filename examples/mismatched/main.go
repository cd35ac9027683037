// Command mismatched is built, and then edited, by make.mjs.
package main

import "fmt"

func main() {
	fmt.Println("the price is 100 EUR")
}
