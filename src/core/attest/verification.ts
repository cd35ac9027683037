import type { SignerIdentity } from './identity.ts'
import type { SignedText } from './statement.ts'

/** What became of a signature. */
export type Verification =
  /** It holds, with its certificate and its time, and covers the text. What its signer is worth is told elsewhere. */
  | { readonly kind: 'verified'; readonly signed: SignedText; readonly signer: SignerIdentity }
  /** `why`: "expected X, got Y", in the markup of text/markup.ts. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nothing can be said: what it is checked with could not be had. */
  | { readonly kind: 'unavailable'; readonly why: string }
