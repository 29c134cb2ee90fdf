import type { LanguageCall } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { askBrief, askPiece, sourceOf, textsIn, transcript, variants } from '../tests/support.ts'
import { offlineLanguage } from './index.ts'

const verdictsSchema = {
  type: 'object',
  properties: {
    verdicts: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          claim: { type: 'string' },
          verdict: { enum: ['supported', 'contradicted', 'not-in-source'] },
          cue: { type: 'string' },
        },
        required: ['claim', 'verdict'],
      },
    },
  },
  required: ['verdicts'],
} as LanguageCall['outputSchema']

const model = offlineLanguage()

async function judge(source: string, claims: readonly string[]) {
  const { text } = await model.generate({
    task: 'judge',
    prompt: [
      { name: 'source', kind: 'material', text: source },
      {
        name: 'claims',
        kind: 'material',
        text: JSON.stringify(claims.map((claim, at) => ({ claim: `k${at + 1}`, text: claim }))),
      },
      { name: 'instructions', kind: 'instruction', text: 'Judge.' },
    ],
    outputSchema: verdictsSchema,
    signal: new AbortController().signal,
  })
  const { verdicts } = JSON.parse(text) as { verdicts: { claim: string; verdict: string; cue?: string }[] }
  return verdicts
}

const source = [
  '[c1] Ines: The damage that night came to thirty-eight million pounds.',
  '[c2] Ines: Of the 140 shops, 31 closed for good.',
  '[c3] Tom: The gates open without power, and nobody has to be there.',
  '[c4] Tom: The bakery on the quay opened again in 2020',
  '[c5] Tom: and employs nine people.',
].join('\n')

describe('a judge by words', () => {
  it.each([
    ['The damage came to thirty-eight million pounds.', 'c1'],
    ['31 of the 140 shops closed for good.', 'c2'],
    ['Tom says the gates open without power.', 'c3'],
    ['The bakery on the quay, opened again in 2020, employs nine people.', 'c4'],
  ])('bears out: %s', async (claim, cue) => {
    expect(await judge(source, [claim])).toEqual([{ claim: 'k1', verdict: 'supported', cue }])
  })

  it.each([
    ['another figure', 'The damage that night came to thirty-nine million pounds.'],
    ['another number', 'Of the 140 shops, 13 closed for good.'],
    ['something invented', 'The mayor of the town closed the bakery on the quay.'],
    ['a denial', 'The gates do not open without power.'],
    ['a denial left out', 'Somebody has to be there when the gates open without power in Marrowby.'],
  ])('does not bear out %s', async (_what, claim) => {
    expect(await judge(source, [claim])).toEqual([{ claim: 'k1', verdict: 'not-in-source' }])
  })

  it('gives a verdict for each claim', async () => {
    const verdicts = await judge(source, ['31 shops closed for good.', 'The mayor resigned in spring.'])
    expect(verdicts.map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ['k1', 'supported'],
      ['k2', 'not-in-source'],
    ])
  })

  it('passes fixed phrases, with what they name', async () => {
    const verdicts = await judge(source, [
      'Tell us in the comments.',
      'In this issue: gates, shops and bakery.',
      'In this issue: tigers and volcanoes.',
    ])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['supported', 'supported', 'not-in-source'])
  })

  it('has no verdict on what is in another language', async () => {
    const spanish =
      'Los daños de aquella noche fueron de treinta y ocho millones de libras, y de las tiendas que había en el pueblo cerraron para siempre treinta y una, que no volvieron a abrir. La panadería del muelle abrió otra vez en 2020 y da trabajo a nueve personas, y las compuertas se abren solas aunque no haya electricidad.'
    const long = `${source}\n${transcript('en-talk')
      .slice(0, 8)
      .map((line, at) => `[c${at + 6}] ${line}`)
      .join('\n')}`
    expect(await judge(long, [spanish])).toEqual([])
  })

  it.each(['en-talk', 'es', 'de', 'fr', 'it', 'pt'])(
    'bears out what this model makes of %s',
    async (name) => {
      const language = name.slice(0, 2)
      const lines = transcript(name)
      const text = sourceOf(lines)
      const brief = await askBrief(model, text, language)
      for (const piece of variants.filter(({ type }) => type !== 'script' && type !== 'faq')) {
        const value = await askPiece<object>(model, { source: text, brief, language, piece })
        const claims = textsIn(value)
          .filter(({ field }) =>
            ['text', 'body', 'posts', 'summary', 'points', 'takeaways', 'description'].includes(field),
          )
          .flatMap(({ text: said }) => said.split(/(?<=[.!?…])\s+|\n+/u))
          .filter((claim) => claim.split(' ').length > 4 && !claim.endsWith('?'))
        const verdicts = await judge(text, claims)
        const unfounded = verdicts.filter(({ verdict }) => verdict !== 'supported')
        expect(unfounded.map(({ claim }) => claims[Number(claim.slice(1)) - 1])).toEqual([])
      }
    },
  )

  it('answers as any other call where no claims are asked about', async () => {
    const { text } = await model.generate({
      task: 'judge',
      prompt: [{ name: 'source', kind: 'material', text: source }],
      outputSchema: { type: 'object', properties: { note: { type: 'string' } }, required: ['note'] },
      signal: new AbortController().signal,
    })
    expect(JSON.parse(text).note).toMatch(/\p{L}/u)
  })
})
