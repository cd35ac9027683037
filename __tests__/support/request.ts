/** A request in which nothing was asked for. */
import type { GateRequest } from '../../src/request.ts'

export const REQUEST: GateRequest = {
  cwd: '/repo',
  packages: null,
  flags: null,
  targets: null,
  output: null,
  binaries: null,
  command: null,
  policy: null,
  baseline: { kind: 'auto' },
  onMissingBaseline: null,
  failOn: 'error',
  gate: null,
  // A second of hashing and the network: for the tests that are about it.
  verifyToolchain: 'off',
  cacheTrust: null,
  ledger: null,
  allowUntrustedCheckout: false,
  event: null,
  workspace: null,
  stateFolder: '/state',
  keepBinaries: false,
  helpBase: ''
}
