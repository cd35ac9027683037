/** The seven links, in the order in which a program comes into being, and what each can be. */

export const LINKS = ['toolchain', 'source', 'modules', 'cache', 'link', 'binary', 'release'] as const
export type LinkName = (typeof LINKS)[number]

/**
 * `verified`: shown by evidence that this program read itself; `changed`: different from the baseline, and nothing says
 * why; `broken`: evidence that the link does not hold; `unknown`: no evidence either way.
 */
export const LINK_STATES = ['verified', 'changed', 'broken', 'unknown'] as const
export type LinkState = (typeof LINK_STATES)[number]

export interface ChainLink {
  readonly state: LinkState
  /** One clause each, the most telling first, in the markup of text/markup.ts. */
  readonly evidence: readonly string[]
}

export type Chain = Readonly<Record<LinkName, ChainLink>>

/** A chain made link by link. */
export function mapLinks(make: (link: LinkName) => ChainLink): Chain {
  return {
    toolchain: make('toolchain'),
    source: make('source'),
    modules: make('modules'),
    cache: make('cache'),
    link: make('link'),
    binary: make('binary'),
    release: make('release')
  }
}
