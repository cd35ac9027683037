/**
 * What was seen of each link, in words, and whether that is enough to call the link verified when no rule objects.
 *
 * A green line stands for something that this program read itself. What was not looked at is `unknown` and says what it
 * would have taken: the first clause is the one that a one-line report shows.
 */
import type { Comparison } from '../baseline/types.ts'
import { sealHolds } from '../binary/seal.ts'
import type { LinkName } from '../chain.ts'
import type { GateRecord } from '../record/types.ts'
import { shortCommit } from '../source/git.ts'
import { count, quote } from '../text/markup.ts'
import { plainGoVersion } from '../toolchain/version.ts'

export interface LinkEvidence {
  readonly verified: boolean
  readonly clauses: readonly string[]
}

type Witnessed = (record: GateRecord, comparison: Comparison) => LinkEvidence

/** The evidence for one link of a record. */
export function linkEvidence(link: LinkName, record: GateRecord, comparison: Comparison): LinkEvidence {
  return EVIDENCE[link](record, comparison)
}

const EVIDENCE: Readonly<Record<LinkName, Witnessed>> = {
  toolchain(record, { baseline }) {
    const { toolchain, binary, run } = record
    const version = run.mode === 'build' ? toolchain.version : binary.goVersion
    if (version === null) return unknown('no Go version is known')
    if (run.mode === 'inspect') {
      const own = `${quote(version, 60)} by its own account`
      if (record.link === null) return unknown(`${own}, compiled elsewhere`)
      return unknown(
        `${own}; ${count(toolchain.tools.length, 'tool')} seen running and hashed`,
        'not compared with the published release'
      )
    }
    const compared = baseline.record !== null && baseline.record.toolchain.host === toolchain.host
    const tools = count(toolchain.tools.length, 'tool')
    const agree = plainGoVersion(binary.goVersion ?? '') === plainGoVersion(version)
    const { verified, clauses } = published(toolchain)
    const words = [
      agree
        ? `${quote(version, 60)}: the binary, \`go version\` and \`go env\` agree`
        : `${quote(version, 60)} by \`go env\``,
      ...clauses,
      compared ? `${tools} hashed and compared with ${baseline.words}` : `${tools} hashed`
    ]
    return { verified: verified && agree, clauses: words }
  },

  source(record) {
    const { source, binary, run } = record
    const revision = binary.settings['vcs.revision']
    if (run.mode === 'inspect') {
      if (revision === undefined) return unknown('the binary names no commit')
      const clean = binary.settings['vcs.modified'] === 'false' ? 'tree clean' : 'state of the tree not recorded'
      return source.head === null
        ? unknown(`${quote(shortCommit(revision))} by its own account; there is no repository to compare with`)
        : {
            verified: revision === source.head,
            clauses: [`${quote(shortCommit(revision))}, ${clean}, by its own account`]
          }
    }
    if (source.vcs === 'none') return unknown('no repository here, so no commit to name')
    if (source.vcs === 'unavailable') return unknown(`git could not be asked: ${source.reason ?? 'no reason given'}`)
    if (source.head === null) return unknown('the repository has no commit yet')
    const branch = source.branch === null ? '' : ` on ${quote(source.branch)}`
    const clean = source.dirtyCount === 0 ? 'tree clean' : `${count(source.dirtyCount ?? 0, 'file')} changed`
    const stamp = revision === undefined ? ['built here, the binary does not name it'] : []
    return {
      verified: source.dirtyCount === 0,
      clauses: [`${quote(shortCommit(source.head))}${branch}, ${clean}`, ...stamp]
    }
  },

  modules(record) {
    const { deps, vendored } = record.modules
    if (record.binary.main === null) return unknown('the binary lists no modules')
    if (deps.length === 0) return { verified: true, clauses: ['no dependencies'] }
    const by = (state: string): number => deps.filter((dep) => dep.state === state).length
    const others = [
      [by('local'), 'taken from local folders, locked by the commit alone'],
      [by('vendored'), 'vendored, locked by the commit alone'],
      [by('unknown'), 'without a sum'],
      [by('unlocked'), 'not in go.sum'],
      [by('mismatch'), 'with another sum than go.sum']
    ] as const
    const clauses = others.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`)
    const locked = by('locked')
    const first = locked === 0 ? [] : [`${count(locked, 'module')} match${locked === 1 ? 'es' : ''} go.sum`]
    return {
      verified: by('unknown') === 0 && (locked > 0 || vendored || by('local') > 0),
      clauses: [...first, ...clauses]
    }
  },

  cache(record) {
    const { compiled, cached, verified, remarks } = record.cache
    if (record.run.mode === 'inspect' && record.link === null) return unknown(unseen(record))
    if (record.packages.length === 0) return unknown('the build log names no packages')
    const all = count(compiled + cached, 'package')
    if (cached === 0) return { verified: true, clauses: [`all ${all} compiled now, none from the cache`] }
    const elsewhere = record.packages.filter(({ entry }) => entry === 'elsewhere').length
    const inside = cached - elsewhere
    const outside = elsewhere === 0 ? [] : [`${elsewhere} linked from files outside of the cache, not verified`]
    if (inside === 0) return unknown(...outside, `none of ${all} from the cache`, ...remarks)
    const { verified: vouched, clauses } = witnessed(record.cache)
    // Whoever seals a forged archive anew passes, until a ledger says who wrote it.
    return {
      verified: vouched && verified === inside && elsewhere === 0,
      clauses: [
        verified === inside
          ? `${inside} of ${all} from the cache, each verified against its name and its own seal`
          : `${inside} of ${all} from the cache, ${verified} of them verified against name and seal`,
        ...outside,
        ...clauses,
        ...remarks
      ]
    }
  },

  link(record) {
    const { link, trace, observed } = record
    if (record.run.mode === 'inspect' && link === null) return unknown(unseen(record))
    if (link === null) return unknown('the build log shows no link')
    const flags = link.flags.filter((flag) => !flag.startsWith('-X=runtime.godebugDefault=')).join(' ')
    const how = observed === null ? 'now' : 'in this run, observed through `-toolexec`'
    const clauses = [`linked ${how}${link.external ? ', by an external linker' : ''}, ${quote(flags, 100)}`]
    const whole = observed?.bytesAgree ?? sealHolds(record.binary.seal)
    if (observed?.bytesAgree === true) clauses.push('the file is what the linker wrote, but for the content ID')
    else if (observed !== null && !whole) clauses.push('found by its build ID alone, the file is not what was linked')
    if (link.modInfoAgrees === true) clauses.push('the binary holds the module info that the linker was given')
    const graphDiffers = trace?.graphAgrees === false
    if (graphDiffers) clauses.push('the action graph of the go command tells of other compiler runs than its trace')
    const landed = observed === null ? link.landed !== null : whole
    return { verified: landed && link.modInfoAgrees !== false && !graphDiffers, clauses }
  },

  binary(record) {
    const { binary, witness } = record
    if (binary.outcome !== 'go') return unknown(binary.evidence[0] ?? binary.outcome)
    const kept = {
      none: 'symbols and debug info kept',
      debug: 'debug info left out',
      symbols: 'symbols and debug info left out'
    }
    const sealed = sealHolds(binary.seal)
    const seal = {
      intact: 'seal intact',
      resigned: 'seal intact below a later signature',
      broken: 'seal broken',
      absent: 'no seal',
      'not-applicable': 'no seal applies'
    }
    const clauses = [
      `${quote(record.subject.name, 60)}, ${megabytes(binary.size)}, ${seal[binary.seal]}, ${kept[binary.stripped]}`
    ]
    if (binary.copies === 'agree') clauses.push('both copies of the module info agree')
    if (witness !== null && witness.differences.length === 0) clauses.push('`go version -m` reads the same')
    // Up to Go 1.17 there is one copy only, and buildinfo-conflict knows.
    // Into wasm Go writes no blob: there the copy in rodata is the only one.
    const informed = binary.buildInfo === 'blob' || (binary.format === 'wasm' && binary.buildInfo === 'rodata')
    return { verified: sealed && informed && binary.copies !== 'differ', clauses }
  },

  release(record) {
    const { output, sha256 } = record.release
    if (output === null) return unknown('no output was asked for, no expected digest given')
    if (sha256 === null) return unknown(`nothing was put at ${quote(output)}: the gate is closed`)
    return {
      verified: sha256 === record.binary.sha256,
      clauses: [`${quote(output)} is that very file, sha256 ${sha256.slice(0, 12)}…`]
    }
  }
}

/** Why nothing is known of the build of an inspected file. */
function unseen({ observed }: GateRecord): string {
  if (observed === null) return 'the build was not seen'
  return `no observed link made this file (${count(observed.links, 'link')} in ${count(observed.toolRuns, 'tool run')} observed)`
}

/** Whether trusted runs vouch for every package that came from the cache and verified, in words. */
function witnessed({ ledger, cached }: GateRecord['cache']): LinkEvidence {
  if (ledger === null) return unknown('nobody vouches for who wrote them')
  const { state, file, why, unwitnessed, witnessed: vouched, setAside, generation, signer } = ledger
  const aside = setAside === 0 ? [] : [`${count(setAside, 'entry', 'entries')} set aside before the build`]
  if ((state !== 'used' || why !== null) && vouched > 0 && unwitnessed.length === 0) {
    return { verified: true, clauses: ['each compiled by an earlier build of this run', ...aside] }
  }
  if (state !== 'used' || why !== null) {
    return unknown(`nobody vouches for who wrote them: the ledger ${quote(file, 100)}: ${why ?? 'not used'}`, ...aside)
  }
  const signed = signer === null ? '' : `, signed by ${quote(signer, 200)}`
  const by = `written or verified by trusted runs (ledger of generation ${generation ?? 0}${signed})`
  if (unwitnessed.length > 0 || vouched < 1) return unknown(`${vouched} of ${cached} ${by}`, ...aside)
  return { verified: true, clauses: [`each ${by}`, ...aside] }
}

/** Whether the Go of a record is the published one, and nothing else took part. */
export function isPublishedGo(toolchain: GateRecord['toolchain']): boolean {
  return published(toolchain).verified
}

/** Whether the Go that built is the published one, and that it was the one which PATH names. */
function published({ authenticity, tools }: GateRecord['toolchain']): LinkEvidence {
  if (authenticity === null) return unknown('not compared with the published release')
  const { verdict, why, mixed } = authenticity
  const isPublished = verdict === 'authentic' || verdict === 'equivalent'
  // Another go command than GOROOT's own started it: one that switched to this one, or a wrapper, and nobody looked at it.
  const other = tools.find((tool) => tool.name === 'launcher')
  const clauses =
    other === undefined
      ? [why]
      : [why, `started by another go command, ${quote(other.path, 100)}, that was not compared`]
  return { verified: isPublished && mixed.length === 0 && other === undefined, clauses }
}

function unknown(...clauses: string[]): LinkEvidence {
  return { verified: false, clauses }
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
