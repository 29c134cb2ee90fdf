import { countWords } from '@repurpose/core'
import { checkAmount, checkCoverage, type Finding, findingsOf } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { checkEase } from '../ease.ts'
import { together } from '../together.ts'
import { type Faq, faqSchema } from './schema.ts'

const five = form(5, 200)
const ten = form(10, 450)

export const faqForms = { five, ten } as const

/** An answer's length, beyond which it is no answer any more or none yet. */
const answered = { minimum: 12, maximum: 120 }
/** Longer ones are not typed by anybody. */
const asked = { minimum: 2, maximum: 25 }

function form(questions: number, leastWords: number): PieceForm<Faq> {
  return {
    schema: faqSchema,
    source: { leastWords },
    review: (piece, ground) => reviewFaq(piece, ground, questions),
  }
}

/** @param wanted how many questions there should be; up to half as many more are welcome, of a thin source one will do */
export function reviewFaq(
  { questions, cues }: Faq,
  ground: ReviewGround,
  wanted: number,
): readonly Finding[] {
  const { contract, chapters, language } = ground
  const amount = { minimum: contract.thin ? 1 : wanted, maximum: Math.ceil(wanted * 1.5) }
  const answers = questions.map(({ answer }) => answer)
  const cited = [...cues, ...questions.flatMap((question) => question.cues)]
  return [
    checkAmount(questions.length, amount, {
      name: 'length',
      unit: 'questions',
      path: 'questions',
      weight: 3,
    }),
    ...checkDistinct(
      questions.map(({ question: text }, index) => ({ path: `questions[${index}]`, text })),
      'question',
    ),
    ...checkDistinct(
      answers.map((text, index) => ({ path: `questions[${index}].answer`, text })),
      'answer',
    ),
    ...checkQuestions(questions),
    ...together(
      questions.map(({ question }, index) =>
        checkAmount(countWords(question, language), asked, advice(`questions[${index}].question`)),
      ),
    ),
    ...together(
      answers.map((answer, index) =>
        checkAmount(countWords(answer, language), answered, advice(`questions[${index}].answer`)),
      ),
    ),
    ...checkEase(answers, 'read', ground),
    checkCoverage(cited, chapters, countWords(answers.join('\n'), language)),
  ]
}

function advice(path: string) {
  return { name: 'length', unit: 'words', path, weight: 1, required: false }
}

/** Question marks of all scripts; Armenian has its own inside, Greek a semicolon at the end. */
const asks = /[?？؟\u055e⸮]|[;\u037e]\s*$/u

/** Whether questions ask. */
function checkQuestions(questions: Faq['questions']): readonly Finding[] {
  const faults = questions.flatMap(({ question }, index) =>
    asks.test(question)
      ? []
      : [
          {
            path: `questions[${index}].question`,
            message: 'This is no question; write it as somebody would ask it.',
          },
        ],
  )
  return findingsOf({ name: 'questions', required: false, weight: 1 }, faults, 'every question asks')
}
