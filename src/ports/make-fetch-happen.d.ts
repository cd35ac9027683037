/**
 * The types that the declarations of @sigstore/sign and @sigstore/tuf take from their HTTP client, which has none of its
 * own; @types/make-fetch-happen does not fit the types of Node.js 24.
 */
declare module 'make-fetch-happen' {
  export interface MakeFetchHappenOptions {
    readonly retry?: boolean | number | { readonly retries?: number }
    readonly timeout?: number
  }

  export interface FetchOptions extends MakeFetchHappenOptions {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }

  export default function fetch(url: string, options?: FetchOptions): Promise<unknown>
}
