import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../tests/support.ts'
import { type Analysis, analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { hasTellingFigure } from './rank.ts'

async function analysisOf(lines: readonly string[]): Promise<Analysis> {
  const english = languageOf('en')
  if (english === undefined) throw new Error('en')
  return analyse(sourceOf(lines), english, new AbortController().signal)
}

describe('a telling figure', () => {
  it.each([
    ['The barn holds four thousand five hundred tonnes.', true],
    ['The barn holds 4,500 tonnes.', true],
    ['Our gritter crossed the bridge at 3:40 in the morning.', false],
    ['The council bought three lorries for the winter.', false],
    ['The council opened the barn in 1974 after a storm.', false],
    ['The council opened the barn after a storm.', false],
  ])('%s', async (line, expected) => {
    const { sentences } = await analysisOf([line])
    expect(sentences.some(hasTellingFigure)).toBe(expected)
  })
})

describe('scores', () => {
  const filling = Array.from({ length: 12 }, (_, at) => {
    return `The road crew of valley ${at + 11} treats every road before the frost arrives there.`
  })
  const scoreOf = async (line: string): Promise<number> => {
    const { scores, sentences } = await analysisOf([...filling.slice(0, 6), line, ...filling.slice(6)])
    return scores[sentences.findIndex(({ verbatim }) => verbatim === line)] ?? 0
  }

  it('do not rise with a second figure', async () => {
    const one = await scoreOf('The road crew spread ninety tonnes on every road of the valley.')
    const two = await scoreOf('The road crew spread ninety tonnes on eighty roads of the valley.')
    expect(two).toBeLessThan(one * 1.15)
  })

  it('are higher for what is said to be the point, and lower for what was only believed', async () => {
    const plain = await scoreOf('The council treats every road of the valley before the frost.')
    const point = await scoreOf('The lesson is that the council treats every road before the frost.')
    const belief = await scoreOf('We thought the council treats every road of the valley before the frost.')
    expect(point).toBeGreaterThan(plain)
    expect(belief).toBeLessThan(plain)
  })
})
