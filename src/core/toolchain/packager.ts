/**
 * Who packaged a GOROOT, told by where it lies and how it is laid out. Distributions compile Go themselves, with patches
 * and flags of their own: such a tree has no published sum, and a mismatch says nothing about it.
 *
 * A place can be chosen by anybody, so this turns no tree into a verified one: it only decides between "not what was
 * published" and "never was what was published". Where another copy of the release shows that the programs are the
 * published ones after all, the place is not asked.
 */

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^\/usr\/(?:lib|share)\/go-1\.\d+\/?$/, 'Debian'],
  [/^\/usr\/lib\/golang\/?$/, 'Fedora'],
  [/^\/usr\/lib\/go\/?$/, 'Alpine or Arch'],
  [/^\/usr\/lib64\/go(?:\/1\.\d+)?\/?$/, 'openSUSE'],
  [/\/Cellar\/go(?:@1\.\d+)?\/[^/]+\/libexec\/?$/, 'Homebrew'],
  [/^\/nix\/store\/[^/]+\/share\/go\/?$/, 'Nix'],
  [/^\/gnu\/store\/[^/]+\/lib\/go\/?$/, 'Guix'],
  [/^\/opt\/local\/lib\/go\/?$/, 'MacPorts'],
  [/^\/usr\/local\/go1\d+\/?$/, 'FreeBSD']
]

/** The packager whose place a GOROOT is, links resolved; `null` for any other place. */
export function packagerOf(goroot: string): string | null {
  return PLACES.find(([place]) => place.test(goroot))?.[1] ?? null
}
