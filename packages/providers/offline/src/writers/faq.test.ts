import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../../tests/support.ts'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { gatherMaterial } from '../material.ts'
import { writeFaq } from './faq.ts'
import { writeQuotes } from './quotes.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')
const materialOf = async (lines: readonly string[]): Promise<ReturnType<typeof gatherMaterial>> =>
  gatherMaterial(await analyse(sourceOf(lines), english, new AbortController().signal), undefined)

const talk = transcript('en-talk')
const exchange = [
  'How long does a bakery keep its old oven warm?',
  'A bakery keeps its oven warm for the whole night, because heating the stones again takes hours of wood and patience.',
  'That is why the fire in such a bakery never goes out between Tuesday morning and Saturday evening of any week.',
  'And it costs less than anybody thinks, so the owners have never regretted a single night of it.',
]

describe('questions and answers', () => {
  it('have the questions of the source among them, with answers to their end', async () => {
    const material = await materialOf([...talk.slice(0, 30), ...exchange, ...talk.slice(30)])
    const { questions } = writeFaq(material, { variant: 'ten' })
    const own = questions.find(({ question }) => question === exchange[0])
    expect(own?.answer).toContain('takes hours of wood and patience.')
    expect(own?.answer).toContain('never regretted a single night of it.')
  })

  it('answer a made question about what it names', async () => {
    const { questions } = writeFaq(await materialOf(talk), { variant: 'ten' })
    expect(questions.length).toBeGreaterThan(3)
    for (const { question } of questions) expect(question).toMatch(/\?$/)
  })
})

describe('quotations', () => {
  it('are no bare figures where something else was said', async () => {
    const { quotes } = writeQuotes(await materialOf(talk), { variant: 'five' })
    const bare = quotes.filter(({ text }) => /\d/.test(text))
    expect(bare.length).toBeLessThanOrEqual(2)
  })

  it('have contexts of more than one kind', async () => {
    const { quotes } = writeQuotes(await materialOf(talk), { variant: 'ten' })
    const openings = new Set(quotes.map(({ context }) => context.split(' ').slice(0, 2).join(' ')))
    expect(openings.size).toBeGreaterThan(1)
  })
})
