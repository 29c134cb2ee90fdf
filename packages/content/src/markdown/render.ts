import type { Cue } from '@repurpose/core'
import { renderingOf } from './renderings.ts'
import { passages } from './times.ts'

export interface MarkdownOptions {
  /** Of the source: with them the piece ends with the times of the passages that it rests on. */
  readonly cues?: readonly Cue[] | undefined
}

/**
 * A piece of one of the built-in content types as Markdown for people. Hostile markup in its texts is shown as text.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN` for other types and variants, `INPUT_INVALID` when the value is not of the type
 * @example await writeFile('short.md', renderMarkdown('summary', 'short', contents.summary.short, { cues }))
 */
export function renderMarkdown(
  type: string,
  variant: string,
  content: unknown,
  { cues = [] }: MarkdownOptions = {},
): string {
  const name = `${type}.${variant}`
  const { blocks, cited } = renderingOf(name, 'Markdown').page(content, name)
  const times = passages(cited, cues)
  const shown = [...blocks, ...(times === '' ? [] : ['---', `*${times}*`])].filter((block) => block !== '')
  return `${shown.join('\n\n')}\n`
}
