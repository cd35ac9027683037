/** A thread that hashes: takes one task at a time and answers it. */
import { parentPort } from 'node:worker_threads'
import { errorMessage } from '../core/errors.ts'
import { doHashTask, type HashTask } from './hash-tasks.ts'

parentPort?.on('message', (task: HashTask) => {
  try {
    parentPort?.postMessage({ answer: doHashTask(task) })
  } catch (error) {
    parentPort?.postMessage({ error: errorMessage(error) })
  }
})
