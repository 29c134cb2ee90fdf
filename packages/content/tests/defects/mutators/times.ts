import { pieceForms } from '../../../src/types/index.ts'
import type { PieceForm, ReviewGround } from '../../../src/writing/index.ts'
import type { GoodPiece } from '../pieces/hand-piece.ts'
import { at, listAt, withAt } from '../rewrite.ts'
import { cuesOf } from '../source.ts'
import { advisory, type Mutator, required } from './mutator.ts'

const misplaced = required('times', 'OUTPUT_INVALID')
const chapters = required('chapters', 'LIMIT_EXCEEDED')

/** The piece as it is published, with the times that the library computes. */
function completed({ type, variant, value, source, language }: GoodPiece): unknown {
  // Each form completes what its own schema takes, and the set holds nothing else.
  const forms = pieceForms as unknown as Readonly<
    Record<string, Readonly<Record<string, PieceForm<unknown>>>>
  >
  const complete = forms[type]?.[variant]?.complete
  return complete?.(value, { cues: cuesOf(source), language } as unknown as ReviewGround) ?? value
}

function timed(
  name: string,
  expect: Mutator['expect'],
  list: string,
  change: (
    times: readonly number[],
    duration: number,
  ) => { readonly index: number; readonly key: string; readonly time: number } | undefined,
  wholeList = false,
): Mutator {
  return {
    name,
    expect,
    mutate: (piece) => {
      if (listAt(piece.value, list).length === 0) return undefined
      const value = completed(piece)
      const times = listAt(value, list).map((_, index) => at(value, `${list}[${index}].startMs`) as number)
      if (times.length < 3 || times.some((time) => time === undefined)) return undefined
      const duration = cuesOf(piece.source).at(-1)?.endMs ?? 0
      const changed = change(times, duration)
      if (changed === undefined) return undefined
      const { index, key, time } = changed
      return {
        value: withAt(value, `${list}[${index}].${key}`, time),
        path: wholeList ? list : `${list}[${index}]`,
      }
    },
  }
}

const later = (times: readonly number[]) => times.length - 1

export const times: readonly Mutator[] = [
  timed('a topic after the end', misplaced, 'topics', (all, duration) => ({
    index: later(all),
    key: 'startMs',
    time: duration + 60_000,
  })),
  timed('topics out of order', misplaced, 'topics', (all) => ({
    index: later(all),
    key: 'startMs',
    time: Math.max(0, (all[0] ?? 0) - 0),
  })),
  timed('a topic at zero again', misplaced, 'topics', () => ({ index: 2, key: 'startMs', time: 0 })),
  timed('a quotation that ends before it begins', misplaced, 'quotes', (all) => ({
    index: 1,
    key: 'endMs',
    time: (all[1] ?? 0) - 500,
  })),
  timed('a quotation after the end', misplaced, 'quotes', (_, duration) => ({
    index: 0,
    key: 'endMs',
    time: duration + 9_000,
  })),
  timed(
    'a chapter after the end',
    chapters,
    'chapters',
    (all, duration) => ({ index: later(all), key: 'startMs', time: duration + 5_000 }),
    true,
  ),
  timed(
    'a first chapter that does not begin at zero',
    chapters,
    'chapters',
    () => ({ index: 0, key: 'startMs', time: 3_000 }),
    true,
  ),
  timed(
    'a chapter of eight seconds',
    chapters,
    'chapters',
    (all) => ({ index: 2, key: 'startMs', time: (all[1] ?? 0) + 8_000 }),
    true,
  ),
  {
    name: 'two chapters',
    expect: chapters,
    mutate: (piece) => {
      if (piece.type !== 'youtube_description') return undefined
      const value = completed(piece)
      const list = listAt(value, 'chapters')
      return list.length < 3
        ? undefined
        : { value: withAt(value, 'chapters', list.slice(0, 2)), path: 'chapters' }
    },
  },
  {
    name: 'chapters too near to each other',
    expect: required('chapters', 'OUTPUT_INVALID'),
    mutate: ({ value, source }) => {
      const list = listAt(value, 'chapters')
      if (list.length < 3 || (cuesOf(source).at(-1)?.endMs ?? 0) < 180_000) return undefined
      return {
        value: withAt(
          value,
          'chapters',
          [1, 2, 3].map((cue) => ({ title: `${at(list[0], 'title')} ${cue}`, cue: `c${cue}` })),
        ),
        path: 'chapters',
      }
    },
  },
  {
    name: 'two topics at one moment',
    expect: required('moments', 'OUTPUT_INVALID'),
    mutate: ({ value }) => {
      const last = listAt(value, 'topics').length - 1
      if (last < 1) return undefined
      return {
        value: withAt(value, `topics[${last}].cue`, at(value, 'topics[0].cue')),
        path: `topics[${last}].cue`,
      }
    },
  },
  {
    name: 'nothing but the beginning of the source',
    expect: advisory('coverage'),
    mutate: (piece) => {
      if (!/blog_post|summary|podcast/.test(`${piece.type}.${piece.variant}`) || piece.variant === 'short')
        return undefined
      const first = ['c1', 'c2']
      const sections = listAt(piece.value, 'sections')
      const value = withAt(piece.value, 'cues', first)
      return {
        value:
          sections.length === 0
            ? value
            : withAt(
                value,
                'sections',
                sections.map((section) => ({ ...(section as object), cues: first })),
              ),
      }
    },
  },
  {
    name: 'a question that does not ask',
    expect: advisory('questions'),
    mutate: ({ value }) => {
      const question = at(value, 'questions[1].question')
      return typeof question !== 'string'
        ? undefined
        : {
            value: withAt(value, 'questions[1].question', question.replace(/[¿?]/g, '')),
            path: 'questions[1].question',
          }
    },
  },
]
