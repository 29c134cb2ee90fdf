import { describe, expect, it } from 'vitest'
import { languageOf } from '../languages/index.ts'
import { type Cue, readCues } from './cues.ts'
import { splitSentences } from './sentences.ts'

function split(cues: readonly Cue[], code = 'en'): readonly (readonly [string, string])[] {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  return splitSentences(cues, language).map(({ text, cues: ids }) => [text, ids.join(' ')])
}

const english = languageOf('en')
if (english === undefined) throw new Error('en')

describe('splitSentences', () => {
  it('joins what captions have cut, and remembers the cues', () => {
    expect(
      split(readCues('[c1] Bread needs\n[c2] time. Salt\n[c3] helps it along.\n[c4] It rises.')),
    ).toEqual([
      ['Bread needs time.', 'c1 c2'],
      ['Salt helps it along.', 'c2 c3'],
      ['It rises.', 'c4'],
    ])
  })

  it('does not end a sentence at abbreviations, initials and ordinals', () => {
    expect(
      split(readCues('[c1] Dr. J. Nair weighed 1.4 tonnes, i.e. a lot. She wrote it down.')).map(
        ([text]) => text,
      ),
    ).toEqual(['Dr. J. Nair weighed 1.4 tonnes, i.e. a lot.', 'She wrote it down.'])
    expect(
      split(readCues('[c1] Am 3. Oktober backt Prof. Kehl. Das Brot ist gut.'), 'de').map(([text]) => text),
    ).toEqual(['Am 3. Oktober backt Prof. Kehl.', 'Das Brot ist gut.'])
  })

  it('joins nothing across what an excerpt leaves out, and drops what is cut off there', () => {
    const cues = readCues(
      '[c1] Bread needs time. Salt\n[c4] helps it along. It rises.\n[c5] Then it\n[c9] The oven is hot.',
    )
    expect(split(cues)).toEqual([
      ['Bread needs time.', 'c1'],
      ['It rises.', 'c4'],
      ['The oven is hot.', 'c9'],
    ])
    expect(splitSentences(cues, english).map(({ afterGap }) => afterGap)).toEqual([false, true, true])
    // A date is no end of a sentence.
    expect(split(readCues('[c1] Brot.\n[c2] Wir backen am 23.\n[c7] Das Brot ist gut.'), 'de')).toEqual([
      ['Brot.', 'c1'],
      ['Das Brot ist gut.', 'c7'],
    ])
  })

  it('never joins speakers', () => {
    expect(
      split(
        readCues('[c1] Anna: Bread needs\n[c2] Ben: Time?\n[c3] Anna: Yes.\n[c4] And salt.\n[c5] Ben: Oh.'),
      ),
    ).toEqual([
      ['Bread needs', 'c1'],
      ['Time?', 'c2'],
      ['Yes.', 'c3'],
      ['And salt.', 'c4'],
      ['Oh.', 'c5'],
    ])
  })

  it('cuts speech without punctuation where clauses seem to begin', () => {
    const words = Array.from({ length: 20 }, () => 'the baker weighs flour and salt on the old scale').join(
      ' we knead dough every morning ',
    )
    const lines = words.match(/(?:\S+\s?){1,7}/g) ?? []
    const pieces = split(readCues(lines.map((line, index) => `[c${index}] ${line.trim()}`).join('\n')))
    expect(pieces.length).toBeGreaterThan(10)
    for (const [text] of pieces) expect(text.split(' ').length).toBeLessThanOrEqual(40)
    expect(pieces.map(([text]) => text).join(' ')).toBe(words)
  })

  it('cuts a sentence that nobody would read in one breath', () => {
    const clause = 'the baker weighs the flour and the salt on the old scale in the kitchen'
    for (const seam of ['; ', ', ', ' ']) {
      const long = `${Array.from({ length: 8 }, () => clause).join(seam)}.`.replace('the', 'The')
      const pieces = split(readCues(`[c1] Bread is good. ${long}`)).slice(1)
      expect(pieces.length).toBeGreaterThan(1)
      for (const [text] of pieces) expect(text.split(' ').length).toBeLessThanOrEqual(70)
    }
  })

  it('stays quick where no sentence seems to end', () => {
    const pieces = split(readCues(`[c1] ${'a. b. '.repeat(20_000)}`))
    expect(pieces.length).toBeGreaterThan(20)
  }, 10_000)

  it('leaves out what has no letters', () => {
    expect(split(readCues('[c1] … 12 !!!\n[c2]\n[c3] Bread.'))).toEqual([['Bread.', 'c3']])
    expect(split(readCues('[c1] 12 34.'))).toEqual([])
  })
})
