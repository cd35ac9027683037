/** The real ports, for tests with a real Go. */
import { systemPorts } from '../../src/ports/system.ts'
import type { Logger, Ports } from '../../src/ports/types.ts'
import { silent } from './fakes.ts'

/** With an environment of the test's own under every command. */
export function portsUnder(env: Readonly<Record<string, string>>, log: Logger = silent): Ports {
  const { exec, ...system } = systemPorts({ ...process.env, ...env }, log, null)
  return {
    ...system,
    exec: {
      ...exec,
      run: (command) => exec.run({ ...command, env: { ...env, ...command.env } }),
      attached: (command) => exec.attached({ ...command, env: { ...env, ...command.env } })
    }
  }
}
