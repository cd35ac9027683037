/** The Action's main step: inputs and event in, annotations, summary and outputs out. */
import { actionMain } from './action-main.ts'

await actionMain(process.env, new URL('./hash-worker.js', import.meta.url))
