/** Ctrl-C during long work: the program is told, none is begun behind it, and the work unwinds. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { systemPorts } from '../../src/ports/system.ts'
import { interruptible } from '../../src/ports/interrupt.ts'
import type { Ports } from '../../src/ports/types.ts'
import { silent } from '../support/fakes.ts'

const ports = (): Ports => systemPorts(process.env, silent, null)
const node = (script: string) => ({ file: process.execPath, args: ['-e', script], cwd: process.cwd() })

test('work that nobody interrupts', async () => {
  expect(await interruptible(ports(), async () => 7)).toEqual({ interrupted: false, value: 7 })
  await expect(interruptible(ports(), () => Promise.reject(new Error('own')))).rejects.toThrow('own')
  expect(process.listenerCount('SIGHUP')).toBe(0)
})

const unix = process.platform === 'win32' ? test.skip : test
unix('a signal', async () => {
  const steps: string[] = []
  const ended = await interruptible(ports(), async (own) => {
    try {
      const onStderr = (chunk: Uint8Array): void => {
        steps.push(Buffer.from(chunk).toString().trim())
        process.emit('SIGHUP', 'SIGHUP')
      }
      const { signal } = await own.exec.run({
        ...node('console.error("begun"); setInterval(() => {}, 1000)'),
        onStderr
      })
      steps.push(`ended by ${signal}`)
      await wait(0)
      await own.exec.run(node('0'))
      steps.push('another was begun')
    } finally {
      steps.push('cleaned up')
    }
  })
  expect(ended).toEqual({ interrupted: true, exitCode: 129 })
  expect(steps).toEqual(['begun', 'ended by SIGINT', 'cleaned up'])
  expect(process.listenerCount('SIGHUP')).toBe(0)
})
