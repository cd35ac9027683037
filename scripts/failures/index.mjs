// Every scenario, by the name of its recording in __tests__/fixtures/failures.
import { CODE } from './code.mjs'
import { COMMANDS } from './commands.mjs'
import { MACHINE } from './machine.mjs'
import { MODULES } from './modules.mjs'
import { NATIVE } from './native.mjs'
import { PROJECTS } from './projects.mjs'
import { TESTS } from './tests.mjs'
import { WORDINGS } from './wordings.mjs'

export const SCENARIOS = { ...CODE, ...COMMANDS, ...MODULES, ...NATIVE, ...MACHINE, ...TESTS, ...PROJECTS, ...WORDINGS }
