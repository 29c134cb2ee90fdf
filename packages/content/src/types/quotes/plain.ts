import { plainBlocks, plainLine } from '../plain-text.ts'
import { timestamp } from '../timestamp.ts'
import type { Quote, Quotes } from './schema.ts'

/** `Ines, 12:34`; either alone, or nothing. */
export function attribution({ speaker, startMs }: Quote): string {
  return [
    ...(speaker === undefined ? [] : [plainLine(speaker)]),
    ...(startMs === undefined ? [] : [timestamp(startMs)]),
  ].join(', ')
}

/** Each quotation in quotation marks, below it who said it and when. */
export function quotesToPaste({ quotes }: Quotes): string {
  return plainBlocks(
    quotes.map((quote) => {
      const by = attribution(quote)
      return `“${plainLine(quote.text)}”${by === '' ? '' : `\n— ${by}`}`
    }),
  )
}
