/** The packages whose events are being put together: many build and run side by side, each has its own assemblers. */
import { own } from '../text/own.ts'
import type { Assembler } from './assemble.ts'

/** Builds and test runs that are open at a time; of those that never end the one that began first is ended for the next. */
const MAX_OPEN = 256

/** Where the lines of an assembler come from. */
export type Source = { readonly built: string } | { readonly tested: string }

interface Open {
  readonly package: string
  readonly build: boolean
  readonly assembler: Assembler
}

export class OpenPackages {
  readonly #make: (from: Source) => Assembler
  /** By package. Two maps, so that no key has to be put together for an event. */
  readonly #built = new Map<string, Open>()
  readonly #tested = new Map<string, Open>()
  /** In the order in which they began. */
  readonly #order = new Set<Open>()
  /** What was asked for last: events of one package often stand together. */
  #last: Open | null = null

  constructor(make: (from: Source) => Assembler) {
    this.#make = make
  }

  /** The assembler of a package's build, or of its tests. */
  at(pkg: string, build: boolean): Assembler {
    if (this.#last === null || this.#last.build !== build || this.#last.package !== pkg) {
      this.#last = (build ? this.#built : this.#tested).get(pkg) ?? this.#begin(own(pkg), build)
    }
    return this.#last.assembler
  }

  /** The package has said its last. */
  end(pkg: string): void {
    for (const open of [this.#built.get(pkg), this.#tested.get(pkg)]) if (open !== undefined) this.#end(open)
  }

  endAll(): void {
    for (const open of this.#order) this.#end(open)
  }

  #begin(pkg: string, build: boolean): Open {
    const oldest = this.#order.size < MAX_OPEN ? undefined : this.#order.values().next().value
    if (oldest !== undefined) this.#end(oldest)
    const open: Open = { package: pkg, build, assembler: this.#make(build ? { built: pkg } : { tested: pkg }) }
    ;(build ? this.#built : this.#tested).set(pkg, open)
    this.#order.add(open)
    return open
  }

  #end(open: Open): void {
    this.#order.delete(open)
    ;(open.build ? this.#built : this.#tested).delete(open.package)
    if (this.#last === open) this.#last = null
    open.assembler.end()
  }
}
