/**
 * The texts at the root of a release, by their digests.
 *
 * They reach no build, and packagers leave them out or put others in their place. They also hardly ever change: from
 * go1.21.0 to go1.27.4 there were four sets of them. Putting each set in the place of what is there shows whether the
 * texts are all that differs, with no second copy of the release at hand. A set that is wrong shows nothing, since the
 * sum then does not fit; a later release with another text only takes the longer way.
 */
import { createHash } from 'node:crypto'
import type { TreeFile } from './tree-hash.ts'

const CONTRIBUTING = '1244fcb5fbb7f0629bc134e99a90c18e63097a66d034acee0f18eabdd4fb32d9'
const PATENTS = '96f408bfae65bf137fc2525d3ecb030271c50c1e90799f87abf8846d8dd505cc'
/** LICENSE, README.md and SECURITY.md of 1.24 and later, 1.23, 1.22, 1.21. */
const SETS = [
  [
    '911f8f5782931320f5b8d1160a76365b83aea6447ee6c04fa6d5591467db9dad',
    '8247b7c5de1e74854aac1a08aa5894444d1d33b4045c70d5cc3367ad0e25c3f3',
    '6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3'
  ],
  [
    '2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067',
    '8247b7c5de1e74854aac1a08aa5894444d1d33b4045c70d5cc3367ad0e25c3f3',
    '6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3'
  ],
  [
    '2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067',
    '161c938b911ece3f72405b3778915ecb52c91c25632ab3a9e56d501fa6db1a29',
    '6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3'
  ],
  [
    '2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067',
    '161c938b911ece3f72405b3778915ecb52c91c25632ab3a9e56d501fa6db1a29',
    'f82d6b06e77402da0dcb80a42b58d284ef3533eb7573ccf21f2ad344368bfb0c'
  ]
] as const

/** The sets of texts that a version of golang.org/toolchain may have, each complete. */
export function releasedTexts(moduleVersion: string): TreeFile[][] {
  const series = /-go(1\.\d+)/.exec(moduleVersion)?.[1] ?? ''
  // Names the branch that the release is from, and so differs from series to series.
  const codereview = sha256(`branch: release-branch.go${series}\nparent-branch: master\n`)
  return SETS.map(([license, readme, security]) => [
    { path: 'CONTRIBUTING.md', sha256: CONTRIBUTING },
    { path: 'LICENSE', sha256: license },
    { path: 'PATENTS', sha256: PATENTS },
    { path: 'README.md', sha256: readme },
    { path: 'SECURITY.md', sha256: security },
    { path: 'codereview.cfg', sha256: codereview }
  ])
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
