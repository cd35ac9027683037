/** Every rule, in the order of the chain. The order is that of reports; it decides nothing. */
import { appendedData } from './appended-data.ts'
import { baselineMissing } from './baseline-missing.ts'
import { buildIdMissing } from './build-id-missing.ts'
import { buildinfoConflict } from './buildinfo-conflict.ts'
import { buildinfoMissing } from './buildinfo-missing.ts'
import { cacheConflict } from './cache-conflict.ts'
import { cacheEntryConflict } from './cache-entry-conflict.ts'
import { cacheEntryCorrupt } from './cache-entry-corrupt.ts'
import { cacheEntryUnwitnessed } from './cache-entry-unwitnessed.ts'
import { cgoMismatch } from './cgo-mismatch.ts'
import { codeChanged } from './code-changed.ts'
import { coverageBuild } from './coverage-build.ts'
import { debugBuild } from './debug-build.ts'
import { cCompilerChanged } from './c-compiler-changed.ts'
import { environmentChanged } from './environment-changed.ts'
import { environmentRisk } from './environment-risk.ts'
import { landedElsewhere } from './landed-elsewhere.ts'
import { linkNotObserved } from './link-not-observed.ts'
import { nothingLinked } from './nothing-linked.ts'
import { overlayUsed } from './overlay-used.ts'
import { toolReplaced } from './tool-replaced.ts'
import { toolexecUsed } from './toolexec-used.ts'
import { versionVariableMissed } from './version-variable-missed.ts'
import { flagsChanged } from './flags-changed.ts'
import { flagsMissing } from './flags-missing.ts'
import { ledgerInvalid } from './ledger-invalid.ts'
import { modifiedAfterLink } from './modified-after-link.ts'
import { gorootMixed } from './goroot-mixed.ts'
import { moduleMismatch } from './module-mismatch.ts'
import { moduleNotRecorded } from './module-not-recorded.ts'
import { nestedGo } from './nested-go.ts'
import { notGo } from './not-go.ts'
import { notReproducible } from './not-reproducible.ts'
import { obfuscated } from './obfuscated.ts'
import { packed } from './packed.ts'
import { pathLeak } from './path-leak.ts'
import { platformMismatch } from './platform-mismatch.ts'
import { policyChanged } from './policy-changed.ts'
import { raceBuild } from './race-build.ts'
import { reStamped } from './re-stamped.ts'
import { readerDisagreement } from './reader-disagreement.ts'
import { resigned } from './resigned.ts'
import { revisionMismatch } from './revision-mismatch.ts'
import { revisionMissing } from './revision-missing.ts'
import { strippedAfterLink } from './stripped-after-link.ts'
import { strippedDebug } from './stripped-debug.ts'
import { strippedSymbols } from './stripped-symbols.ts'
import { targetNotWritten } from './target-not-written.ts'
import { toolchainChanged } from './toolchain-changed.ts'
import { toolchainMismatch } from './toolchain-mismatch.ts'
import { toolchainNotAuthentic } from './toolchain-not-authentic.ts'
import { toolchainUnpublished } from './toolchain-unpublished.ts'
import { treeModified } from './tree-modified.ts'
import { truncated } from './truncated.ts'
import type { Rule } from './types.ts'

export const RULES: readonly Rule[] = [
  toolchainMismatch,
  toolchainNotAuthentic,
  toolchainUnpublished,
  gorootMixed,
  toolchainChanged,
  toolReplaced,
  cCompilerChanged,
  notReproducible,
  toolexecUsed,
  environmentRisk,
  environmentChanged,
  baselineMissing,
  revisionMissing,
  revisionMismatch,
  treeModified,
  overlayUsed,
  policyChanged,
  moduleMismatch,
  moduleNotRecorded,
  codeChanged,
  nothingLinked,
  linkNotObserved,
  landedElsewhere,
  cacheEntryCorrupt,
  cacheEntryConflict,
  cacheConflict,
  cacheEntryUnwitnessed,
  ledgerInvalid,
  targetNotWritten,
  versionVariableMissed,
  flagsChanged,
  flagsMissing,
  notGo,
  truncated,
  packed,
  obfuscated,
  strippedSymbols,
  strippedDebug,
  strippedAfterLink,
  modifiedAfterLink,
  appendedData,
  resigned,
  reStamped,
  buildinfoMissing,
  buildinfoConflict,
  buildIdMissing,
  platformMismatch,
  cgoMismatch,
  raceBuild,
  coverageBuild,
  debugBuild,
  nestedGo,
  pathLeak,
  readerDisagreement
]

/** The rule of that id, if there is one. */
export function findRule(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id)
}
