import type { Finding } from './finding.ts'
import { textsOf } from './texts.ts'

/** Traces of the prompt that no reader should see: tags around materials, unfilled placeholders. */
const traces: readonly RegExp[] = [
  /<\/?\s*(?:material|source|brief|assignment|instructions)\b/i,
  /\{\{[^{}]*\}\}|\[(?:insert|your|placeholder)\b[^\]]*\]/i,
  /\blorem ipsum\b/i,
]

/** Whether every field says something. */
export function checkComplete(value: unknown): Finding {
  const texts = textsOf(value)
  const empty = texts.filter(({ text }) => !/[\p{L}\p{N}]/u.test(text))
  return {
    name: 'complete',
    passed: texts.length > 0 && empty.length === 0,
    required: true,
    code: 'OUTPUT_EMPTY',
    message:
      empty.length === 0
        ? `${texts.length} fields with text`
        : `${empty.map(({ path }) => path).join(', ')}: nothing there`,
    score: texts.length === 0 ? 0 : 1 - empty.length / texts.length,
    weight: 2,
  }
}

/**
 * Whether the piece is free of what belongs to the prompt.
 *
 * @param cueIds what counts as a cue mark when it stands in brackets: `[c12]`, `[c3, c4]`
 */
export function checkRemains(value: unknown, cueIds: { has(id: string): boolean }): Finding {
  const places = textsOf(value).filter(
    ({ text }) => traces.some((trace) => trace.test(text)) || hasCueMark(text, cueIds),
  )
  return {
    name: 'remains',
    passed: places.length === 0,
    required: true,
    code: 'OUTPUT_INVALID',
    message:
      places.length === 0
        ? 'no cue marks, tags or placeholders in the text'
        : `${places.map(({ path }) => path).join(', ')}: remove cue marks, tags and placeholders`,
    score: places.length === 0 ? 1 : 0,
    weight: 1,
  }
}

/** Mere numbers in brackets are footnotes, even where a source has such ids. */
function hasCueMark(text: string, cueIds: { has(id: string): boolean }): boolean {
  for (const [, content = ''] of text.matchAll(/\[([^[\]]{1,200})\]/g)) {
    if (content.split(/[\s,;–-]+/).some((id) => /\D/.test(id) && cueIds.has(id))) return true
  }
  return false
}
