import { isNamed } from '../../brief/index.ts'
import { checkAmount, checkPlatform, type Finding, findingsOf } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { completeSeoPage } from './complete.ts'
import { type SeoPage, type SeoPageDraft, seoPageDraftSchema } from './schema.ts'

const page: PieceForm<SeoPageDraft, SeoPage> = {
  schema: seoPageDraftSchema,
  source: { leastWords: 40 },
  review: reviewSeoPage,
  complete: completeSeoPage,
}

export const seoForms = { page } as const

const amount = { minimum: 3, maximum: 8 }
/** Words of an address that is still read. */
const slugWords = { minimum: 2, maximum: 8 }

export function reviewSeoPage(draft: SeoPageDraft, ground: ReviewGround): readonly Finding[] {
  const { title, description, keywords } = draft
  return [
    ...checkPlatform('seoTitle', title, 'title'),
    ...checkPlatform('seoDescription', description, 'description'),
    ...checkDistinct(
      [
        { path: 'title', text: title },
        { path: 'description', text: description },
      ],
      'text',
    ),
    ...checkSlug(completeSeoPage(draft, ground).slug),
    checkAmount(keywords.length, ground.contract.thin ? { ...amount, minimum: 1 } : amount, {
      name: 'keywords',
      unit: 'keywords',
      path: 'keywords',
      weight: 1,
    }),
    ...checkDistinct(
      keywords.map((text, index) => ({ path: `keywords[${index}]`, text })),
      'keyword',
    ),
    ...checkSought(draft, ground),
  ]
}

/** Whether there is a slug, and whether it is one that people read. */
function checkSlug(slug: string): readonly Finding[] {
  const facts = { name: 'slug', unit: 'words', path: 'slug', weight: 1, required: false }
  if (slug !== '') return [checkAmount(slug.split('-').length, slugWords, facts)]
  const message =
    'No letter a to z and no digit in it; write three to six words of the title in Latin letters.'
  return findingsOf(
    { name: 'slug', required: true, code: 'OUTPUT_INVALID', weight: 1 },
    [{ path: 'slug', message }],
    '',
  )
}

/**
 * Whether people who look for a keyword find it, in the source or in what is shown of the page. A page in another
 * language than its source need not have them all, but one of which nothing occurs is about something else.
 */
function checkSought(
  { title, description, keywords }: SeoPageDraft,
  { cues }: ReviewGround,
): readonly Finding[] {
  const shown = [{ id: 'shown', startMs: 0, endMs: 0, text: `${title}\n${description}` }]
  const faults = keywords.flatMap((keyword, index) =>
    isNamed(keyword, cues) || isNamed(keyword, shown)
      ? []
      : [
          {
            path: `keywords[${index}]`,
            message:
              'It occurs neither in the source nor in title or description; take an expression that does.',
          },
        ],
  )
  const facts = {
    name: 'sought',
    required: faults.length === keywords.length,
    code: 'CLAIM_UNSUPPORTED',
    weight: 2,
  } as const
  return findingsOf(facts, faults, 'keywords occur in the source or the page')
}
