/**
 * Texts that are a moment: the usual reason why the same commit gives other bytes every time is `-X main.date=$(date)`.
 */

const MOMENTS = [
  /\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T _.:-]?\d\d[:.-]?\d\d|\b)/,
  /\b(?:19|20)\d\d\/(?:0[1-9]|1[0-2])\/(?:0[1-9]|[12]\d|3[01])\b/,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/,
  /\b20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[T._-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\b/,
  // __DATE__ of C, and dates as people write them.
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?) {1,2}(?:[1-9]|[12]\d|3[01]),? (?:19|20)\d\d\b/,
  // Seconds and milliseconds since 1970, of 2014 to 2033.
  /\b1[4-9]\d{8}(?:\d{3})?\b/
]

/** Whether a text holds a date or a time. A version with a date in it (a pseudo-version) is none. */
export function holdsMoment(text: string): boolean {
  const plain = text.replaceAll(/v\d+\.\d+\.\d+-(?:[\w.]*\.)?\d{14}-[0-9a-f]{12}/g, '')
  return MOMENTS.some((moment) => moment.test(plain))
}
