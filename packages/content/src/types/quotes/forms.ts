import { countWords } from '@repurpose/core'
import { findQuote, isNamed } from '../../brief/index.ts'
import { checkAmount, checkCoverage, type Finding, findingsOf } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { fold } from '../distinct.ts'
import { together } from '../together.ts'
import { completeQuotes } from './complete.ts'
import { type Quotes, type QuotesDraft, quotesDraftSchema } from './schema.ts'

const five = form(5, 200)
const ten = form(10, 450)

export const quotesForms = { five, ten } as const

/** Words of a quotation that says something and can still be taken in at a glance. */
const readable = { minimum: 5, maximum: 60 }
/** What a quotation counts for in the coverage of the source: as much as a paragraph. */
const wordsPerQuote = 40

function form(quotes: number, leastWords: number): PieceForm<QuotesDraft, Quotes> {
  return {
    schema: quotesDraftSchema,
    source: { leastWords },
    // A quotation under the wrong id is found where it stands.
    mend: completeQuotes,
    review: (draft, ground) => reviewQuotes(draft, ground, quotes),
    complete: completeQuotes,
  }
}

/** @param wanted how many quotations there should be; up to half as many more are welcome, of a thin source one will do */
export function reviewQuotes(draft: QuotesDraft, ground: ReviewGround, wanted: number): readonly Finding[] {
  const { quotes, cues } = completeQuotes(draft, ground)
  const amount = { minimum: ground.contract.thin ? 1 : wanted, maximum: Math.ceil(wanted * 1.5) }
  return [
    checkAmount(quotes.length, amount, { name: 'length', unit: 'quotes', path: 'quotes', weight: 3 }),
    ...checkVerbatim(draft, ground),
    ...checkDifferent(quotes),
    ...together(
      quotes.map(({ text }, index) =>
        checkAmount(countWords(text, ground.language), readable, {
          name: 'length',
          unit: 'words',
          path: `quotes[${index}]`,
          weight: 1,
          required: false,
        }),
      ),
    ),
    ...checkAttribution(draft, ground),
    checkCoverage(cues, ground.chapters, quotes.length * wordsPerQuote),
  ]
}

/** Whether each stands in the source word for word, wherever that is. */
function checkVerbatim({ quotes }: QuotesDraft, { cues }: ReviewGround): readonly Finding[] {
  const faults = quotes.flatMap(({ text, cue }, index) =>
    findQuote(text, cues, cue) === undefined
      ? [
          {
            path: `quotes[${index}]`,
            message:
              'Nobody in the source says this word for word: copy what one speaker says letter by letter, with the id of its cue, or take another passage.',
          },
        ]
      : [],
  )
  const facts = { name: 'quotes', required: true, code: 'QUOTE_ALTERED', weight: 4 } as const
  return findingsOf(facts, faults, `${quotes.length} word for word as in the source`)
}

/** Whether no quotation is, or is part of, another one. */
function checkDifferent(quotes: Quotes['quotes']): readonly Finding[] {
  const texts = quotes.map(({ text }) => ` ${fold(text)} `)
  const faults = texts.flatMap((text, index) => {
    const first = texts.findIndex((other) => other.includes(text) || text.includes(other))
    return first === index
      ? []
      : [{ path: `quotes[${index}]`, message: `The same words as quotes[${first}]; take another passage.` }]
  })
  const facts = { name: 'distinct', required: true, code: 'TEXT_REPEATED', weight: 1 } as const
  return findingsOf(facts, faults, 'no quotation within another')
}

/** Whether the speakers are those of the source. Others are left out, so that nobody is said to have said anything. */
function checkAttribution({ quotes }: QuotesDraft, { cues }: ReviewGround): readonly Finding[] {
  const faults = quotes.flatMap(({ speaker }, index) =>
    speaker === undefined || isNamed(speaker, cues)
      ? []
      : [
          {
            path: `quotes[${index}].speaker`,
            message: 'The source names no such speaker; name one that it names, or none.',
          },
        ],
  )
  const facts = { name: 'attribution', required: false, weight: 1 }
  return findingsOf(facts, faults, 'speakers as the source names them')
}
