import type { ContentType, PieceSpec } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { qualityOf, toRepairs } from '../checks/index.ts'
import { samplePieces, sampleValues } from '../pieces.fixture.ts'
import { lengthContract, type PieceForm } from '../writing/index.ts'
import { faultsOf, sampleGround } from './ground.fixture.ts'
import {
  blogPost,
  faq,
  newsletter,
  pieceForms,
  quotes,
  script,
  seo,
  showNotes,
  socialMedia,
  summary,
  youTubeDescription,
} from './index.ts'

const types: readonly ContentType[] = [
  summary,
  blogPost,
  socialMedia,
  newsletter,
  script,
  youTubeDescription,
  showNotes,
  quotes,
  faq,
  seo,
]

/** Every variant with its specification and a good answer. */
const variants = types.flatMap((type) =>
  [...type.specs].map(([variant, spec]) => ({ name: `${type.name}.${variant}`, type, variant, spec })),
)

function formOf(type: string, variant: string): PieceForm<unknown, unknown> {
  // Each is given drafts of its own schema alone.
  return pieceForms[type as 'summary'][variant as 'short'] as unknown as PieceForm<unknown, unknown>
}

const groundOf = (spec: PieceSpec, words = 3_000) =>
  sampleGround({ contract: lengthContract(spec, { words }) })

describe('the forms of all content types', () => {
  it('are as many as there are variants, each with a sample', () => {
    const names = variants.map(({ name }) => name)
    expect(Object.keys(samplePieces)).toEqual(expect.arrayContaining(names))
    expect(Object.keys(samplePieces)).toHaveLength(names.length)
    expect(
      Object.entries(pieceForms).flatMap(([type, forms]) =>
        Object.keys(forms).map((variant) => `${type}.${variant}`),
      ),
    ).toEqual(names)
  })

  it.each(variants)(
    '$name: a good answer is of its schema and without fault',
    ({ name, type, variant, spec }) => {
      const form = formOf(type.name, variant)
      const draft = form.schema.parse(samplePieces[name as keyof typeof samplePieces])
      expect(draft).toEqual(samplePieces[name as keyof typeof samplePieces])
      const findings = form.review(draft, groundOf(spec))
      expect(faultsOf(findings)).toEqual([])
      expect(toRepairs(findings)).toBeUndefined()
      expect(qualityOf(findings)).toBe(1)
    },
  )

  it.each(variants)(
    '$name: the finished piece is of the output schema',
    async ({ name, type, variant, spec }) => {
      const form = formOf(type.name, variant)
      const draft = form.schema.parse(samplePieces[name as keyof typeof samplePieces])
      const value = form.complete?.(draft, groundOf(spec)) ?? draft
      expect(value).toEqual({ ...samplePieces, ...sampleValues }[name as keyof typeof samplePieces])
      const result = await type.variants[variant]?.output?.['~standard'].validate(value)
      expect(result ?? { value }).toEqual({ value })
    },
  )

  it.each(variants)('$name: says what is written in which language', ({ type, variant }) => {
    const texts = [type.instructions, type.variants[variant]?.instructions].join('\n')
    expect(texts).toContain('{language}')
    expect(texts).toContain('cues:')
  })

  it('says how much source each needs: what is thin comes with a warning', () => {
    for (const { name, type, variant, spec } of variants) {
      const { source } = formOf(type.name, variant)
      const { thin, warnings } = lengthContract(spec, { ...source, words: 20 })
      expect(thin, name).toBe(true)
      expect(warnings).toMatchObject([{ code: 'SOURCE_THIN' }])
      expect(lengthContract(spec, { ...source, words: 10_000 }).thin, name).toBe(false)
    }
  })

  it('has no instruction that prescribes a tone: that is for the voice', () => {
    for (const { type, variant } of variants) {
      expect([type.instructions, type.variants[variant]?.instructions].join('\n')).not.toMatch(
        /\b(?:tone|voice|friendly|warm|professional|engaging|compelling|catchy)\b/i,
      )
    }
  })
})
