import { plainBlocks, plainLine, plainText } from '../plain-text.ts'
import { timestamp } from '../timestamp.ts'
import type { ShowNotes } from './schema.ts'

/** The summary and the topics with their moments. The title has a field of its own wherever episodes are published. */
export function showNotesToPaste({ summary, topics }: ShowNotes): string {
  return plainBlocks([
    plainText(summary),
    ...topics.map(({ title, text, startMs }) => {
      const moment = startMs === undefined ? '' : `${timestamp(startMs)} `
      return `${moment}${plainLine(title)}\n${plainText(text)}`
    }),
  ])
}
