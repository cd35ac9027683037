/**
 * Reading JSON that another program wrote: what is expected and not there fails the test with its path, so that no
 * assertion is made on `undefined`.
 */

export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value
  for (const [index, key] of path.entries()) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) {
      throw new Error(`no ${path.slice(0, index + 1).join('.')} in ${JSON.stringify(value)?.slice(0, 400)}`)
    }
    found = Reflect.get(found, key)
  }
  return found
}

export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path)
  if (typeof found === 'string') return found
  throw new Error(`${path.join('.')}: expected text, got ${JSON.stringify(found)?.slice(0, 400)}`)
}

export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found: unknown = at(value, ...path)
  if (Array.isArray(found)) return found
  throw new Error(`${path.join('.')}: expected a list, got ${JSON.stringify(found)?.slice(0, 400)}`)
}

/** The text at a path, `null` where there is nothing. */
export function optionalText(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : null
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`no JSON: ${text.slice(0, 400)}`, { cause: error })
  }
}
