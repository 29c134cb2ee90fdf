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

  it.each([
    ['de', '»Das Brot ist gut.« Das Salz auch.', ['»Das Brot ist gut.«', 'Das Salz auch.']],
    [
      'de',
      'Er sagt: „Das Brot ist gut.“ Das Salz ist es auch.',
      ['Er sagt: „Das Brot ist gut.“', 'Das Salz ist es auch.'],
    ],
    [
      'de',
      'Er sagt: ‚Das Brot ist gut.‘ Das Salz ist es auch.',
      ['Er sagt: ‚Das Brot ist gut.‘', 'Das Salz ist es auch.'],
    ],
    ['fr', 'Il dit : « Le pain est bon. » Le sel aussi.', ['Il dit: « Le pain est bon. »', 'Le sel aussi.']],
    ['es', 'Dijo: «El pan es bueno.» La sal también.', ['Dijo: «El pan es bueno.»', 'La sal también.']],
    ['en', 'He said, “Bread is good.” Salt is too.', ['He said, “Bread is good.”', 'Salt is too.']],
  ])('%s: ends a sentence behind the marks that close a quotation', (code, text, wanted) => {
    expect(split(readCues(`[c1] ${text}`), code).map(([sentence]) => sentence)).toEqual(wanted)
  })

  it('keeps a short quotation of several sentences whole, and a long one in sentences', () => {
    const short = 'Sie sagte: »Brot braucht Zeit. Und Salz.« Dann ging sie heim.'
    expect(split(readCues(`[c1] ${short}`), 'de').map(([text]) => text)).toEqual([
      'Sie sagte: »Brot braucht Zeit. Und Salz.«',
      'Dann ging sie heim.',
    ])
    const clause = 'der Bäcker wiegt das Mehl und das Salz auf der alten Waage in der Küche.'
    const long = `Sie sagte: »${Array.from({ length: 4 }, () => clause.replace('der', 'Der')).join(' ')}« Und ging.`
    expect(split(readCues(`[c1] ${long}`), 'de').length).toBe(5)
    // Behind the end of a long quotation no other one begins.
    const end = 'Und Brot?« Er macht eine Pause. »Da hab ich gelacht.'
    expect(split(readCues(`[c1] ${end}`), 'de').map(([text]) => text)).toEqual([
      'Und Brot?«',
      'Er macht eine Pause.',
      '»Da hab ich gelacht.',
    ])
  })

  it('parts voices by their labels, also by those that are no names', () => {
    const cues = readCues(
      '[c1] Guest on the left: Bread needs\n[c2] Guest on the left: time\n[c3] Guest on the right: and salt\n[c4] Guest on the right: too.',
    )
    expect(split(cues)).toEqual([
      ['Bread needs time', 'c1 c2'],
      ['and salt too.', 'c3 c4'],
    ])
  })

  it('leaves out what has no letters', () => {
    expect(split(readCues('[c1] … 12 !!!\n[c2]\n[c3] Bread.'))).toEqual([['Bread.', 'c3']])
    expect(split(readCues('[c1] 12 34.'))).toEqual([])
  })
})
