import { escapeLine } from './escape.ts'

/** The blocks of a piece, top to bottom, and the cues it rests on. */
export interface Page {
  readonly blocks: readonly string[]
  readonly cited: readonly string[]
}

export function heading(level: 1 | 2, text: string): string {
  return `${'#'.repeat(level)} ${escapeLine(text)}`
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${escapeLine(item)}`).join('\n')
}
