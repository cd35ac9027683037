// Command stripped is linked without symbols, see the policy beside it.
package main

import "fmt"

func main() {
	fmt.Println("no symbols here")
}
