import { withoutQuotations } from '../text/quoted.ts'
import { sentencesOf } from '../text/sentences.ts'
import { isAnnouncement, isProse, type PlacedText } from '../text/texts.ts'
import { wordsOf } from '../text/words.ts'

/** A statement of a piece that its source has to bear out. */
export interface Claim {
  /** `k1`, `k2`, … in the order of the piece. */
  readonly id: string
  /** The field that makes it. */
  readonly path: string
  readonly text: string
}

/** Fewer words (`And it worked.`) state nothing that could be looked up. */
const fewestWords = 4
const hashtags = /(?:^|\s)#[\p{L}\p{N}_]+/gu

/**
 * The statements of a piece, sentence by sentence. Questions, calls without a statement, labels and headings are none, and
 * neither is a sentence that is nothing but a quotation: that is compared word for word.
 */
export function splitClaims(texts: readonly PlacedText[], language = 'en'): readonly Claim[] {
  const statements = texts
    .filter((placed) => isProse(placed) && (!isAnnouncement(placed) || isStatement(placed.path)))
    .flatMap(({ path, text }) =>
      sentencesOf(text, language)
        .map((sentence) =>
          sentence
            .replace(/^(?:[-*•>]|\d{1,2}[.)])\s+/, '')
            .replace(hashtags, '')
            .trim(),
        )
        .filter((sentence) => !/[?？]["”»)]*$/.test(sentence) && countOwn(sentence, language) >= fewestWords)
        .map((sentence) => ({ path, text: sentence })),
    )
  return statements.map((statement, index) => ({ id: `k${index + 1}`, ...statement }))
}

/** Points and descriptions announce what a text says, and are statements all the same. */
function isStatement(path: string): boolean {
  return /(?:^|\.)(?:points|description|context)(?:\[\d+\])?$/.test(path)
}

function countOwn(sentence: string, language: string): number {
  return wordsOf(withoutQuotations(sentence), language).length
}
