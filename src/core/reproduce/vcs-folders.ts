/**
 * What the go command takes for a repository.
 *
 * To stamp a build it looks for these names and asks the program they belong to, and a Mercurial folder may name programs
 * of its own for that (`.hg/hgrc`, extensions). `git` is a stand-in in a rebuild; the others would be real. So none of
 * them comes along with sources that somebody else wrote. No package can embed them either (embed, "Directives").
 *
 * Source: cmd/go/internal/vcs/vcs.go (RootNames of each), which Go before 1.25 asks in the order hg, git, svn, bzr, fossil.
 */

const NAMES: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.bzr', '.fslckout', '_fossil_'])

/** The shortest beginning of a relative path (elements by `/`) that names a repository; `null` when none does. */
export function vcsFolderIn(path: string): string | null {
  const elements = path.split('/')
  // Where names are compared without their case `.HG` is found, too.
  const at = elements.findIndex((element) => NAMES.has(element.toLowerCase()))
  return at < 0 ? null : elements.slice(0, at + 1).join('/')
}
