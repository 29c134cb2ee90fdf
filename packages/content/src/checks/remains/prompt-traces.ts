/** The materials of a prompt by the names that their tags have. */
const tagged =
  'material|source|brief|assignment|instructions?|voice|draft|problems|system|think|thinking|answer|output|response|prompt'

const patterns: readonly RegExp[] = [
  new RegExp(String.raw`<\/?\s?(?:${tagged})(?=[\s/>])[^<>\n]{0,200}>?`, 'gi'),
  /<\|[a-z_]{2,30}\|>|\[\/?INST\]|<<\/?SYS>>/g,
  /^#{1,4} ?(?:Instructions?|Response|System|Assistant|Human)\s*:?\s*$/gim,
]
const role = /^\s*(?:assistant|human)\s*:/i
const json = /^\s*(?:`{3,}\s*(?:json)?\s*)?[[{]\s*"[\w-]{1,40}"\s*:/i

/** Tags and marks in a text that belong to the prompt or to the form of the answer. */
export function promptTracesIn(text: string): readonly string[] {
  const start = text.match(role)?.[0] ?? text.match(json)?.[0]
  return [
    ...patterns.flatMap((pattern) => text.match(pattern) ?? []),
    ...(start === undefined ? [] : [start.trim()]),
  ]
}

/** What holds a list of ids, and cannot be a link's text: `[c3, c4]`, `(c12)`. */
const brackets = /\[([^[\]\n]{1,200})\](?!\()|\(([^()\n]{1,80})\)/g

/**
 * The marks in a text that name cues: `[c12]`, `[c3, c4]`, `(c7–c9)`. Mere numbers in brackets are footnotes, even where
 * a source has such ids, and what round brackets hold has to be ids and nothing else.
 */
export function cueMarksIn(text: string, cueIds: { has(id: string): boolean }): readonly string[] {
  const marks: string[] = []
  for (const [mark, square, round] of text.matchAll(brackets)) {
    const parts = `${square ?? ''}${round ?? ''}`.split(/[\s,;–-]+/)
    const isId = (part: string) => /\D/.test(part) && cueIds.has(part)
    if (square === undefined ? parts.every((part) => isId(part) && /\d/.test(part)) : parts.some(isId)) {
      marks.push(mark)
    }
  }
  return marks
}
