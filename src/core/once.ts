/**
 * The answer to a question that is asked once: the first asker's work, for all who ask under the same key. One that failed
 * stays failed, and each asker hears of it when it awaits the answer; one that nobody awaits yet is no unheard rejection.
 */
export function once<K, V>(answers: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const known = answers.get(key)
  if (known !== undefined) return known
  const asked = ask()
  answers.set(key, asked)
  asked.catch(() => {})
  return asked
}
