/** Reading values out of JSON that somebody else wrote: a path at a time, and only what has the expected type. */

/** The value at a path of own properties, `undefined` where the path ends early. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = Object.getOwnPropertyDescriptor(current, key)?.value
  }
  return current
}

/** The text at a path: not empty and of at most `max` characters, else `null`. */
export function textAt(value: unknown, max: number, ...path: readonly string[]): string | null {
  const found = valueAt(value, ...path)
  return typeof found === 'string' && found !== '' && found.length <= max ? found : null
}

/** JSON text as a value, `undefined` when it does not parse. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
