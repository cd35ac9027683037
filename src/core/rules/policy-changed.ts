/** The change brings its own policy along. */
import { shortCommit } from '../source/git.ts'
import { quote } from '../text/markup.ts'
import { PASS, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

/** A warning: what is built is part of the change and takes effect at once, the rest when the change is merged. */
export const policyChanged: Rule = {
  id: 'policy-changed',
  link: 'source',
  level: 'warning',
  title: 'The change edits the policy that judges it',
  knownBy: 'nothing',
  check(record) {
    const { changed, commit, path, sha256, note } = record.policy
    if (!changed && note === null) return PASS
    const place = path === null ? null : { file: path, line: 1 }
    const from =
      sha256 === null || note !== null
        ? 'are the built-in ones'
        : `were taken from the base commit ${quote(shortCommit(commit ?? ''))}`
    const findings: RuleFinding[] = []
    if (changed) {
      findings.push({
        message: `This change edits ${quote(path ?? 'the policy')}. Levels, expectations and waivers ${from}, not those of the change; what is built or inspected is as the change says.`,
        fix: 'review the policy with the same care as code: it takes effect when this is merged',
        place
      })
    }
    if (note !== null)
      findings.push({
        message: `The built-in levels judged, because ${note}.`,
        fix: 'mend the policy on the base branch',
        place
      })
    return violationsOrPass(findings)
  }
}
