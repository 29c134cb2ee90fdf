import fc from 'fast-check'
import { expect, it } from 'vitest'
import { samplePieces } from '../../pieces.fixture.ts'
import { faqSchema, renderFaqJsonLd } from './index.ts'

const asked = (question: string, answer: string) => ({ questions: [{ question, answer, cues: ['c1'] }] })

it('is a schema.org FAQPage', () => {
  expect(JSON.parse(renderFaqJsonLd(asked('What holds?', 'The gate.\n\nAlways.')))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: [
      {
        '@type': 'Question',
        name: 'What holds?',
        acceptedAnswer: { '@type': 'Answer', text: 'The gate.\n\nAlways.' },
      },
    ],
  })
  const sample = faqSchema.parse(samplePieces['faq.ten'])
  expect(JSON.parse(renderFaqJsonLd(sample)).mainEntity).toHaveLength(10)
})

it('escapes what could end the script around it', () => {
  const json = renderFaqJsonLd(asked('</script><script>alert(1)</script>', '<!-- & \u2028 -->'))
  expect(json).not.toMatch(/[<>&\u2028\u2029]/)
  expect(json).toContain('\\u003c/script\\u003e')
  expect(JSON.parse(json).mainEntity[0].name).toBe('</script><script>alert(1)</script>')
})

it('says what was written, whatever that is, and never leaves the script', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom('<', '</script', '>', '<!--', '&lt;', '\\', '"', '\u2029', '\ud800', '\u202e', 'x'),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, text, (question, answer) => {
      const json = renderFaqJsonLd(asked(question, answer))
      expect(json).not.toMatch(/[<>&\u2028\u2029]/)
      expect(json.isWellFormed()).toBe(true)
      const [entity] = JSON.parse(json).mainEntity
      expect(entity.name).not.toMatch(/[\u202a-\u202e]/)
      expect(entity.name.replace(/\s/g, '')).toBe(
        question.toWellFormed().replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ''),
      )
    }),
  )
})
