/** What a pull request was really merged with, by what git says of the checkout. */
import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../../src/core/event/read-event.ts'
import { mergedBase } from '../../../src/core/event/test-merge.ts'
import { replay, SHAS } from '../../support/events.ts'

const { M0 = '', M1 = '', H1 = '', X1 = '' } = SHAS

function eventOf(name: string) {
  const { env, payload } = replay(name)
  return readEvent(env, payload)
}

describe('mergedBase', () => {
  test('of a test merge: its first parent, which the payload does not name', () => {
    const { name, commits } = eventOf('pull_request-opened')
    expect(commits).toMatchObject({ commit: X1, head: H1 })
    expect(mergedBase(name, commits, { head: X1, parents: [M1, H1] })).toBe(M1)
  })

  test.each<[string, string, { commit?: string; head?: string | null }, string | null, readonly string[]]>([
    ['the head that a job checked out', 'pull_request', {}, H1, [M0]],
    ['a head that is a merge of its own', 'pull_request', {}, H1, [M0, M1]],
    ['a head that is GITHUB_SHA as well', 'pull_request', { commit: H1 }, H1, [M0, M1]],
    ['a commit with one parent', 'pull_request', {}, X1, [M1]],
    ['a merge of three', 'pull_request', {}, X1, [M1, H1, M0]],
    ['no repository', 'pull_request', {}, null, []],
    ["the base branch's own last merge", 'pull_request_target', {}, X1, [M1, H1]],
    ["the default branch's own last merge", 'workflow_run', {}, X1, [M1, H1]],
    ["a queue's merge", 'merge_group', {}, X1, [M1, H1]],
    ['a merge that was pushed', 'push', {}, X1, [M1, H1]]
  ])('of %s: nothing', (_name, event, changes, head, parents) => {
    expect(mergedBase(event, { commit: X1, head: H1, ...changes }, { head, parents })).toBeNull()
  })
})
