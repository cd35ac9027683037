/** A command was run to make the binaries, and none of the links that were seen in it made this one. */
import { count } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const linkNotObserved: Rule = {
  id: 'link-not-observed',
  link: 'link',
  // A build that is up to date links nothing, and honestly so.
  level: 'warning',
  title: 'No observed link made the binary',
  knownBy: 'binary',
  check(record) {
    const { observed, binary } = record
    if (observed === null) return notApplicable('no command was observed')
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (observed.linked) return PASS
    const seen =
      observed.toolRuns === 0
        ? 'no tool of Go was seen running at all'
        : `${count(observed.links, 'link')} in ${count(observed.toolRuns, 'tool run')} were seen, none of them with its build ID`
    const damaged = observed.damaged === 0 ? '' : ` (${count(observed.damaged, 'piece')} of evidence could not be read)`
    return violation({
      message: `${binaryName(record)} was not linked by the command that was to make it: ${seen}${damaged}. It was there before, was changed so that its build ID is gone, or was built out of sight.`,
      fix: 'start from a clean tree (`make clean`, an empty `dist`); let the command keep GOFLAGS as it finds it and name no `-toolexec` of its own; what is built in a container has to be gated there',
      place: modulePlace(record)
    })
  }
}
