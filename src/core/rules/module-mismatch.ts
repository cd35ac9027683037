/** A module that is linked in is not the one that go.sum locks. */
import { quote } from '../text/markup.ts'
import { binaryName, isGo } from './subject.ts'
import { inconclusive, notApplicable, PASS, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const moduleMismatch: Rule = {
  id: 'module-mismatch',
  link: 'modules',
  level: 'error',
  title: 'A linked module is not the one that go.sum locks',
  check(record) {
    if (!isGo(record.binary)) return notApplicable('the file is no readable Go binary')
    if (record.toolchain.goMod === null) return notApplicable('there is no go.mod to compare with')
    const { deps } = record.modules
    if (deps.length === 0) return record.binary.main === null ? inconclusive('the binary lists no modules') : PASS
    const file = record.toolchain.goMod.file.replace(/go\.mod$/, 'go.sum')
    return violationsOrPass(
      deps
        .filter((dep) => dep.state === 'mismatch' || dep.state === 'unlocked')
        .map((dep): RuleFinding => {
          const used = dep.replace ?? dep
          const name = quote(`${used.path}@${used.version}`)
          const what =
            dep.state === 'mismatch'
              ? `with another sum than ${quote(file)} locks`
              : `which ${quote(file)} does not list`
          return {
            message: `${binaryName(record)} has ${name} (${quote(used.sum)}) linked in, ${what}.`,
            fix: 'build from the commit that is checked out, or run `go mod tidy` and commit go.sum',
            place: { file, line: null }
          }
        })
    )
  }
}
