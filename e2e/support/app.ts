/** The user's module in most tests. */
import type { Files } from './repository.ts'

export const POLICY = '.github/go-provenance-gate.yml'

export const APP: Files = {
  '.gitignore': 'dist/\nbin/\n',
  'go.mod': 'module example.com/app\n\ngo 1.21\n',
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("the price is 100 EUR")\n}\n'
}
