// How long until the program does something, against Node.js itself.
import { alternate, report } from './measure.mjs'

export function start(cli) {
  const [bare, version, rules] = alternate(
    [
      { argv: [process.execPath, '-e', '0'] },
      { argv: [process.execPath, cli, '--version'] },
      { argv: [process.execPath, cli, 'rules'] }
    ],
    40
  )
  console.log(`node -e 0: ${bare.toFixed(1)} ms, --version: ${version.toFixed(1)} ms, rules: ${rules.toFixed(1)} ms`)
  return report('--version / node -e 0', version / bare, 1.5)
}
