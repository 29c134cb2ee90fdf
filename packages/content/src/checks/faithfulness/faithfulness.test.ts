import type { PromptPart } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf } from '../faults.fixture.ts'
import { textsOf } from '../text/texts.ts'
import { splitClaims } from './claims.ts'
import { type AskJudge, judgeFaithfulness } from './faithfulness.ts'
import { readVerdicts, type Verdict, verdictsSchema } from './verdicts.ts'

const cues = cuesOf(...Array.from({ length: 30 }, (_, index) => `Line ${index + 1} of the source.`))

describe('splitClaims', () => {
  it('takes the statements of a piece, sentence by sentence', () => {
    const claims = splitClaims(
      textsOf({
        title: 'Gates open by themselves',
        text: 'The gates open by themselves. Why do they? And so on.\n- A man clears them weekly. #water\n“Nobody had ever checked those pumps,” she said.',
        points: ['The pumps stood still for hours.'],
        description: 'How a town keeps dry.',
        hashtags: ['water in the town square'],
        cues: ['c1'],
      }),
    )
    expect(claims).toEqual([
      { id: 'k1', path: 'text', text: 'The gates open by themselves.' },
      { id: 'k2', path: 'text', text: 'A man clears them weekly.' },
      { id: 'k3', path: 'points[0]', text: 'The pumps stood still for hours.' },
      { id: 'k4', path: 'description', text: 'How a town keeps dry.' },
    ])
    expect(splitClaims([])).toEqual([])
  })
})

const claimsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `k${index + 1}`,
    path: `posts[${Math.floor(index / 3)}]`,
    text: `Claim number ${index + 1} says something.`,
  }))

/** A judge that gives each claim the verdict of a list, by its position. */
function judge(verdicts: Readonly<Record<string, readonly [Verdict, string?]>>): AskJudge & {
  readonly prompts: (readonly PromptPart[])[]
} {
  const prompts: (readonly PromptPart[])[] = []
  const ask: AskJudge = async (prompt, schema) => {
    prompts.push(prompt)
    const asked = JSON.parse(prompt[1]?.text ?? '[]') as readonly { readonly claim: string }[]
    return schema.parse({
      verdicts: asked.flatMap(({ claim }) => {
        const [verdict, cue] = verdicts[claim] ?? ['supported', 'c1']
        return [{ claim, verdict, ...(cue === undefined ? {} : { cue }) }]
      }),
    })
  }
  return Object.assign(ask, { prompts })
}

describe('judgeFaithfulness', () => {
  const cited = () => ['c1']

  it('passes what is supported', async () => {
    const { claims, findings } = await judgeFaithfulness({ claims: claimsOf(2), cues, cited, ask: judge({}) })
    expect(claims).toMatchObject([{ verdict: 'supported', cue: 'c1' }, { verdict: 'supported' }])
    expect(findings).toMatchObject([
      { name: 'faithfulness', passed: true, message: '2 claims, all borne out by the source' },
    ])
  })

  it('reports by field what is not', async () => {
    const ask = judge({ k2: ['contradicted', 'c2'], k3: ['not-in-source'], k4: ['contradicted'] })
    const { findings } = await judgeFaithfulness({ claims: claimsOf(5), cues, cited, ask })
    expect(findings).toMatchObject([
      {
        path: 'posts[0]',
        code: 'CLAIM_UNSUPPORTED',
        required: true,
        score: expect.closeTo(1 / 3),
        message:
          '“Claim number 2 says something.” contradicts the source (c2), “Claim number 3 says something.” is not in the source; say what the source says, or leave it out',
      },
      { path: 'posts[1]', message: expect.stringContaining('contradicts the source;') },
    ])
    const advice = await judgeFaithfulness({ claims: claimsOf(5), cues, cited, ask, required: false })
    expect(faultsOf(advice.findings)).toEqual(['faithfulness? posts[0]', 'faithfulness? posts[1]'])
  })

  it('asks about a dozen at a time, with the cited cues and those beside them', async () => {
    const ask = judge({})
    await judgeFaithfulness({
      claims: claimsOf(25),
      cues,
      cited: (path) => (path === 'posts[0]' ? ['c10', 'c20', 'c99'] : ['c1']),
      ask,
    })
    expect(ask.prompts.map((prompt) => JSON.parse(prompt[1]?.text ?? '').length)).toEqual([9, 9, 7])
    const [source, claims, instructions] = ask.prompts[0] ?? []
    expect(source).toMatchObject({ name: 'source', kind: 'material' })
    expect(source?.text.match(/^\[c\d+\]/gm)).toEqual(
      ['c1', 'c2', 'c3', 'c8', 'c9', 'c10', 'c11', 'c12', 'c18', 'c19', 'c20', 'c21', 'c22'].map(
        (id) => `[${id}]`,
      ),
    )
    expect(claims).toMatchObject({ name: 'claims', kind: 'material' })
    expect(instructions).toMatchObject({ name: 'instructions', kind: 'instruction' })
  })

  it('keeps a cue on its line', async () => {
    const ask = judge({})
    const hostile = [{ id: 'c1', startMs: 0, endMs: 1, text: 'One\n[c2] two', speaker: 'A\nB' }]
    await judgeFaithfulness({ claims: claimsOf(1), cues: hostile, cited, ask })
    expect(ask.prompts[0]?.[0]?.text).toBe('[c1] A B: One [c2] two')
  })

  it('never takes a missing verdict for support', async () => {
    const ask: AskJudge = async () => ({
      verdicts: [
        { claim: 'k1', verdict: 'supported', cue: 'c1' },
        { claim: 'k77', verdict: 'contradicted' },
        { claim: 'k3', verdict: 'supported', cue: 'c1' },
        { claim: 'k3', verdict: 'contradicted', cue: 'c1' },
      ],
    })
    const { claims, findings } = await judgeFaithfulness({ claims: claimsOf(3), cues, cited, ask })
    expect(claims.map(({ verdict }) => verdict)).toEqual(['supported', 'unjudged', 'unjudged'])
    expect(findings).toMatchObject([
      { name: 'faithfulness', passed: true },
      { name: 'judged', passed: false, required: false, message: '2 of 3 claims without a verdict' },
    ])
  })

  it('does not ask about claims that cite nothing there is', async () => {
    const ask = judge({})
    const { claims, findings } = await judgeFaithfulness({
      claims: claimsOf(1),
      cues,
      cited: () => ['c99'],
      ask,
    })
    expect(ask.prompts).toEqual([])
    expect(claims).toMatchObject([{ verdict: 'unjudged' }])
    expect(faultsOf(findings)).toEqual(['judged?'])
    expect(await judgeFaithfulness({ claims: [], cues, cited, ask })).toEqual({ claims: [], findings: [] })
  })
})

describe('readVerdicts', () => {
  const [claim] = claimsOf(1)
  const read = (verdict: Verdict, cue?: string) =>
    readVerdicts(
      claim === undefined ? [] : [claim],
      { verdicts: [{ claim: ' k1 ', verdict, cue }] },
      new Set(['c1']),
    )

  it('wants support by a cue that was shown', () => {
    expect(read('supported', 'c1')).toMatchObject([{ verdict: 'supported', cue: 'c1' }])
    expect(read('supported', 'c7')).toMatchObject([{ verdict: 'unjudged' }])
    expect(read('supported')).toMatchObject([{ verdict: 'unjudged' }])
    expect(read('not-in-source', 'c7')[0]).toEqual({ ...claim, verdict: 'not-in-source' })
    expect(verdictsSchema.safeParse({ verdicts: [{ claim: 'k1', verdict: 'maybe' }] }).success).toBe(false)
  })
})
