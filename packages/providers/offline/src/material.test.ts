import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../tests/support.ts'
import { analyse } from './analysis.ts'
import { languageOf } from './languages/index.ts'
import { gatherMaterial } from './material.ts'
import { rangeTitles, sourceTitle } from './titles.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')
const quiet = new AbortController().signal
const analysis = await analyse(sourceOf(transcript('en-talk')), english, quiet)

describe('gatherMaterial', () => {
  it('works from the analysis alone', () => {
    const { title, chapters, usableWords } = gatherMaterial(analysis, undefined)
    expect(title).toBe(sourceTitle(analysis))
    expect(chapters.map(({ start, end }) => ({ start, end }))).toEqual(analysis.chapters)
    expect(usableWords).toBeLessThan(analysis.words)
  })

  it('follows the brief of another model', () => {
    const { title, chapters, weights } = gatherMaterial(analysis, {
      title: 'Weigh the bins',
      points: [{ id: 'p1', text: 'An audit', cues: ['c9'] }],
      chapters: [
        { title: 'Before', firstCue: 'c1', lastCue: 'c20', points: [] },
        { title: 'After', firstCue: 'c21', lastCue: 'c59', points: [] },
      ],
    })
    expect(title).toBe('Weigh the bins')
    expect(chapters.map((chapter) => chapter.title)).toEqual(['Before', 'After'])
    expect(chapters[0]?.end).toBe(chapters[1]?.start)
    expect(analysis.sentences[chapters[1]?.start ?? 0]?.cues[0]).toBe('c21')
    const lifted = analysis.sentences.filter(({ cues }) => cues.includes('c9'))
    const lifts = lifted.map(({ index }) => (weights[index] ?? 0) / (analysis.scores[index] ?? 1))
    expect(Math.max(...lifts)).toBeCloseTo(1.15)
  })

  it.each([
    ['unknown cues', ['c1', 'c999']],
    ['no order', ['c30', 'c2']],
  ])('leaves chapters with %s aside', (_, firsts) => {
    const chapters = firsts.map((firstCue) => ({ title: 'X', firstCue, lastCue: firstCue, points: [] }))
    expect(gatherMaterial(analysis, { title: '', points: [], chapters }).chapters).toHaveLength(
      analysis.chapters.length,
    )
  })
})

describe('titles', () => {
  it('are short, different, and say something', () => {
    const titles = rangeTitles(analysis, analysis.chapters)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of [...titles, sourceTitle(analysis)]) {
      expect(title.length).toBeLessThanOrEqual(60)
      expect(title).toMatch(/^\p{Lu}/u)
    }
  })

  it('name three subjects where single words lead', async () => {
    const gardens =
      'The gate was open. We saw water. The boat was old. A gate is heavy. The water was cold. A boat was sold. Our gate was red. We love water. The boat sank.'
    const several = await analyse(`[c1] ${gardens}`, english, quiet)
    expect(sourceTitle(several).split(/, | and /)).toHaveLength(3)
  })

  it('fall back to the beginning of a sentence, and to a fixed phrase', async () => {
    const bare = await analyse('[c1] It is what it is, and so on and so forth.', english, quiet)
    expect(
      rangeTitles(bare, [
        { start: 0, end: 1 },
        { start: 0, end: 1 },
      ]),
    ).toEqual(['It is what it is, and so on', 'It is what it is, and so on (2)'])
    expect(sourceTitle(bare)).toBe(english.formulas.untitled)
    expect(rangeTitles(bare, [{ start: 5, end: 6 }])).toEqual([english.formulas.untitled])
  })
})
