import { describe, expect, it } from 'vitest'
import { prose, samplePieces } from '../../pieces.fixture.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import { reviewFaq } from './index.ts'

const five = mutable(samplePieces['faq.five'])
const thin = sampleGround({ contract: { thin: true } })

/** The five with one of them changed. */
const changed = (index: number, changes: Partial<(typeof five.questions)[number]>) => ({
  ...five,
  questions: five.questions.map((question, at) => (at === index ? { ...question, ...changes } : question)),
})
const check = (piece: typeof five, ground = sampleGround()) => faultsOf(reviewFaq(piece, ground, 5))

describe('reviewFaq', () => {
  it('wants as many as were asked for, half as many more at most, of a thin source one', () => {
    const unmet = [['length', 'LENGTH_UNMET', 'questions']]
    expect(check({ ...five, questions: five.questions.slice(1) })).toEqual(unmet)
    expect(check({ ...five, questions: five.questions.slice(4) }, thin)).toEqual([])
    const more = mutable(samplePieces['faq.ten']).questions
    expect(check({ ...five, questions: more.slice(0, 8) })).toEqual([])
    expect(check({ ...five, questions: more.slice(0, 9) })).toEqual(unmet)
  })

  it('finds questions and answers that come back', () => {
    const [first] = five.questions
    expect(check(changed(2, { question: first!.question.toUpperCase() }))).toEqual([
      ['distinct', 'TEXT_REPEATED', 'questions[2]'],
    ])
    expect(check(changed(3, { answer: first!.answer }))).toEqual([
      ['distinct', 'TEXT_REPEATED', 'questions[3].answer'],
    ])
  })

  it('finds what is no question', () => {
    expect(check(changed(1, { question: 'What gates hold back.' }))).toEqual([
      ['questions', 'advice', 'questions[1].question'],
    ])
    for (const question of [
      '¿Qué retiene la compuerta?',
      '門は何を止めますか？',
      'ماذا تحجز البوابة؟',
      'Τι είναι αυτό;',
    ]) {
      expect(check(changed(1, { question }))).toEqual([])
    }
  })

  it('finds answers that are too short or too long, and questions that nobody would type', () => {
    expect(check(changed(0, { answer: 'Yes.' }))).toEqual([['length', 'advice', 'questions[0].answer']])
    expect(check(changed(4, { answer: prose(130) }))).toEqual([['length', 'advice', 'questions[4].answer']])
    expect(check(changed(4, { question: `${prose(26)}?` }))).toEqual([
      ['length', 'advice', 'questions[4].question'],
    ])
  })

  it('finds answers that draw on one part of the source alone', () => {
    const chapters = ['c1', 'c11', 'c12', 'c13', 'c14'].map((id) => new Set([id]))
    expect(check(five, sampleGround({ chapters })).map(([name]) => name)).toEqual(['coverage'])
  })
})
