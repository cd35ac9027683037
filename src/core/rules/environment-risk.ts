/** Settings that make a build other than it looks, or that Go takes in silence although they mean nothing. */
import { quote } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'
import { levelProblem } from '../toolchain/levels.ts'
import { binaryName, modulePlace } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const environmentRisk: Rule = {
  id: 'environment-risk',
  link: 'toolchain',
  level: 'warning',
  title: 'A setting makes the build other than it looks',
  check(record) {
    const place = modulePlace(record)
    const levels = Object.entries(record.binary.settings).flatMap(([name, value]): RuleFinding[] => {
      const problem = levelProblem(name, value, record.binary.goVersion)
      return problem === null
        ? []
        : [
            {
              message: `${binaryName(record)} records ${quote(`${name}=${value}`)}, ${problem}. Go from 1.23 on takes any value in silence.`,
              fix: `correct ${name} in the workflow or the policy's \`build.env\`, or unset it for the default`,
              place
            }
          ]
    })
    if (record.run.mode !== 'build') {
      return levels.length > 0 ? violationsOrPass(levels) : notApplicable('the build was not seen')
    }
    return violationsOrPass([...levels, ...settingRisks(record).map((risk) => ({ ...risk, place }))])
  }
}

/** Off switches of checks that the chain rests on. */
function settingRisks({ environment }: GateRecord): Omit<RuleFinding, 'place'>[] {
  const { effective } = environment
  const risks: Omit<RuleFinding, 'place'>[] = []
  const is = (name: string, value: string): boolean => effective[name] === value
  if (is('GOSUMDB', 'off')) {
    risks.push({
      message: '`GOSUMDB=off`: new modules and tool chains are taken without asking the checksum database.',
      fix: 'unset GOSUMDB, and name private modules in GOPRIVATE'
    })
  }
  if ((effective['GOINSECURE'] ?? '') !== '') {
    risks.push({
      message: `\`GOINSECURE\` is ${quote(effective['GOINSECURE'] ?? '')}: these modules may come over plain HTTP.`,
      fix: 'unset GOINSECURE, or serve them with TLS'
    })
  }
  if (
    /^(?:\*|\*\*|\/?\*\/?)$/.test(effective['GONOSUMDB'] ?? '') ||
    /(?:^|,)\*(?:,|$)/.test(effective['GOPRIVATE'] ?? '')
  ) {
    risks.push({
      message: 'GOPRIVATE or GONOSUMDB is `*`: no module is checked against the checksum database.',
      fix: 'name the private modules alone: `GOPRIVATE=git.example.com/*`'
    })
  }
  return risks
}
