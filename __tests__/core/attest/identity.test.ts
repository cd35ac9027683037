import { describe, expect, test } from '@jest/globals'
import { ACTIONS_ISSUER, identityMisfit, type SignerIdentity } from '../../../src/core/attest/identity.ts'

const EXPECTED = { repository: 'octo/shop', ref: 'refs/heads/main', triggers: ['push', 'schedule'] }
const MAIN: SignerIdentity = {
  issuer: ACTIONS_ISSUER,
  workflow: 'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main',
  repository: 'https://github.com/octo/shop',
  ref: 'refs/heads/main',
  commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  trigger: 'push'
}

describe('who signed is whom was expected', () => {
  test.each<[string, Partial<SignerIdentity>]>([
    ['a push to the branch', {}],
    ['in another spelling of the names', { workflow: MAIN.workflow?.replace('octo', 'Octo') ?? null }],
    ['another workflow of the repository', { workflow: MAIN.workflow?.replace('ci.yml', 'release.yaml') ?? null }],
    [
      'a certificate that does not have the newer extensions',
      { repository: null, ref: null, commit: null, trigger: null }
    ]
  ])('%s', (_name, change) => {
    expect(identityMisfit({ ...MAIN, ...change }, EXPECTED)).toBeNull()
  })
})

describe('who signed is somebody else', () => {
  const workflow = (text: string) => ({ workflow: `https://github.com/${text}` })
  test.each<[string, Partial<SignerIdentity>, RegExp]>([
    ['no issuer', { issuer: null }, /of no run of GitHub Actions: expected the issuer .*, got none/],
    ['a person', { issuer: 'https://accounts.example', workflow: 'a@b.example' }, /got `https:\/\/accounts\.example`/],
    ['an issuer that begins like ours', { issuer: `${ACTIONS_ISSUER}.example` }, /of no run of GitHub Actions/],
    ['no name', { workflow: null }, /of no workflow: .*got none/],
    ['a name of another shape', { workflow: 'https://github.com/octo/shop' }, /of no workflow/],
    ['a workflow elsewhere', workflow('octo/shop/ci.yml@refs/heads/main'), /of no workflow/],
    [
      'another server',
      { workflow: 'https://github.com.example/octo/shop/.github/workflows/ci.yml@refs/heads/main' },
      /of no workflow/
    ],
    [
      'a fork',
      workflow('mallory/shop/.github/workflows/ci.yml@refs/heads/main'),
      /workflow of another repository: expected `[^`]*octo\/shop[^`]*`, got `[^`]*mallory/
    ],
    [
      'a repository whose name goes on',
      workflow('octo/shop2/.github/workflows/ci.yml@refs/heads/main'),
      /of another repository/
    ],
    ['another branch', workflow('octo/shop/.github/workflows/ci.yml@refs/heads/evil'), /of another ref/],
    ['a branch whose name goes on', workflow('octo/shop/.github/workflows/ci.yml@refs/heads/main2'), /of another ref/],
    ['a tag', workflow('octo/shop/.github/workflows/ci.yml@refs/tags/main'), /of another ref/],
    [
      'a pull request',
      workflow('octo/shop/.github/workflows/ci.yml@refs/pull/7/merge'),
      /got `.*refs\/pull\/7\/merge`/
    ],
    [
      'a second @ in the name',
      workflow('octo/shop/.github/workflows/ci.yml@refs/heads/x@refs/heads/main'),
      /of another ref/
    ],
    [
      'a run of another repository that calls a workflow of ours',
      { repository: 'https://github.com/mallory/shop' },
      /of a run of another repository: expected `https:\/\/github\.com\/octo\/shop`, got `[^`]*mallory/
    ],
    [
      'a run on another ref that calls the workflow of ours',
      { ref: 'refs/heads/evil' },
      /of a run on another ref: expected `refs\/heads\/main`, got `refs\/heads\/evil`/
    ],
    [
      'pull_request_target, which has the ref of the default branch',
      { trigger: 'pull_request_target' },
      /of a run that may not vouch: expected one on `push` and `schedule`, got `pull_request_target`/
    ]
  ])('%s', (_name, change, words) => {
    expect(identityMisfit({ ...MAIN, ...change }, EXPECTED)).toMatch(words)
  })
})
