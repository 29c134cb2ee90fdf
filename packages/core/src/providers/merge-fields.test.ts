import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../values/index.ts'
import { formatPath, isList, isRecord, parsePath, type Segment, valueAt } from './answer-path.ts'
import { failingFields } from './fields-to-repair.ts'
import { mergeFields } from './merge-fields.ts'

const draft = { title: 'T', posts: ['one', 'two'], 'a.b': 1, a: { b: 2 } }

describe('merging fields', () => {
  it.each<[string, Json, readonly string[], Json]>([
    [
      'named by their paths',
      { 'posts[1]': 'new', title: 'N' },
      ['posts[1]', 'title'],
      { title: 'N', posts: ['one', 'new'] },
    ],
    [
      'of a whole answer, and nothing else of it',
      { title: 'N', posts: ['x', 'new'] },
      ['posts[1]'],
      { posts: ['one', 'new'] },
    ],
    [
      'that are missing in the draft',
      { seo: null, 'posts[2]': 'three' },
      ['seo', 'posts[2]'],
      { seo: null, posts: ['one', 'two', 'three'] },
    ],
    ['that the reply has, if it lacks others', { title: 'N' }, ['title', 'posts[0]'], { title: 'N' }],
    ['with strange names', { '["a.b"]': 3, 'a.b': 4 }, ['["a.b"]', 'a.b'], { 'a.b': 3, a: { b: 4 } }],
    ['with null where it is named so', { 'a.b': null, a: { b: 4 } }, ['a.b'], { a: { b: null } }],
  ])('takes those %s', (_what, reply, fields, changes) => {
    expect(JSON.stringify(mergeFields(draft, reply, fields))).toBe(
      JSON.stringify({ ...draft, ...(changes as object) }),
    )
  })

  it.each<[string, Json | undefined, Json, readonly string[]]>([
    ['the reply has none of them', draft, { subtitle: 'x' }, ['title']],
    ['the reply is no object', draft, 'title', ['title']],
    ['the reply is a list', draft, ['x', 'y'], ['posts[1]']],
    ['there is no draft', undefined, { title: 'x' }, ['title']],
    ['the draft has no place for them', draft, { 'posts[9]': 'x' }, ['posts[9]']],
    ['they are no paths', draft, { 'a b': 'x' }, ['a b']],
  ])('gives nothing where %s', (_what, of, reply, fields) => {
    expect(mergeFields(of, reply, fields)).toBeUndefined()
  })

  it('touches those fields only, to the byte, in any draft', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 }) as fc.Arbitrary<
      Readonly<Record<string, Json>>
    >
    const subject = record.chain((of) =>
      fc.record({
        of: fc.constant(of),
        paths: fc.subarray(pathsIn(of), { minLength: 1 }).map((paths) => paths.slice(0, 15)),
        values: fc.array(fc.jsonValue() as fc.Arbitrary<Json>, { minLength: 15, maxLength: 15 }),
      }),
    )
    fc.assert(
      fc.property(subject, ({ of, paths, values }) => {
        const problems = paths.map((path) => ({ path: formatPath(path), reason: 'wrong' }))
        const fields = failingFields(of, problems, undefined)!.map(({ path }) => path)
        for (const path of paths) {
          expect(fields.some((field) => formatPath(path).startsWith(field))).toBe(true)
        }
        const reply = Object.fromEntries(fields.map((field, index) => [field, values[index]!]))
        const merged = mergeFields(of, reply, fields)
        for (const field of fields) expect(valueAt(merged, parsePath(field)!)).toEqual(reply[field])
        // What was there before, put back, makes the draft again: nothing else has changed, not even the order.
        const before = Object.fromEntries(fields.map((field) => [field, valueAt(of, parsePath(field)!)!]))
        expect(JSON.stringify(mergeFields(merged, before, fields))).toBe(JSON.stringify(of))
      }),
    )
  })
})

/** Of everything in a value but the value itself. */
function pathsIn(json: Json, path: readonly Segment[] = []): Segment[][] {
  const members = isRecord(json) ? Object.entries(json) : isList(json) ? [...json.entries()] : []
  return members.flatMap(([key, member]) => [[...path, key], ...pathsIn(member, [...path, key])])
}
