import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPath, parsePath, placeIn, replacedAt, valueAt } from './answer-path.ts'

const draft = { title: 'Bread', posts: ['one', 'two'], sections: [{ body: 'Text', 'first cue': null }] }

describe('a path', () => {
  it.each([
    ['', []],
    ['title', ['title']],
    ['posts[2]', ['posts', 2]],
    ['sections[1].body', ['sections', 1, 'body']],
    ['[0][1]', [0, 1]],
    ['größe.data-x', ['größe', 'data-x']],
    ['a["strange.name"]["x"].b', ['a', 'strange.name', 'x', 'b']],
    ['["say \\"hi\\""]', ['say "hi"']],
    ['[""]', ['']],
    ['posts.2', ['posts', '2']],
  ])('is read: %s', (path, segments) => {
    expect(parsePath(path)).toEqual(segments)
  })

  it.each(['a b', 'a..b', 'a[', 'a[x]', 'a[-1]', 'a["x]', 'a["\\x"]', 'a]', 'a"b"', 'the title: too long'])(
    'is refused: %s',
    (path) => {
      expect(parsePath(path)).toBeUndefined()
    },
  )

  it('is written as it is read', () => {
    const segments = fc.array(fc.oneof(fc.nat(), fc.string({ unit: 'binary' })))
    fc.assert(
      fc.property(segments, (path) => {
        expect(parsePath(formatPath(path))).toEqual(path)
      }),
    )
  })
})

describe('the place of a path', () => {
  it.each([
    ['what is there', 'sections[0].body', 'sections[0].body'],
    ['an index in other words', 'posts.1', 'posts[1]'],
    ['a property that is missing', 'sections[0].heading', 'sections[0].heading'],
    ['the nearest of several that are missing', 'seo.title.text', 'seo'],
    ['the end of a list', 'posts[2]', 'posts[2]'],
    ['the list, beyond its end', 'posts[3]', 'posts'],
    ['the list, for what is no index', 'posts.first', 'posts'],
    ['what stands in the way', 'title.text', 'title'],
    ['an inherited property', 'toString.name', 'toString'],
  ])('is %s', (_what, path, place) => {
    expect(formatPath(placeIn(draft, parsePath(path)!))).toBe(place)
  })

  it('is found by name in an object, whatever the name looks like', () => {
    expect(placeIn({ 2024: 'x' }, [2024])).toEqual(['2024'])
    expect(valueAt({ 2024: 'x' }, [2024])).toBe('x')
  })
})

describe('a value', () => {
  it('is what stands at a path', () => {
    expect(valueAt(draft, ['posts', 1])).toBe('two')
    expect(valueAt(draft, ['sections', 0, 'first cue'])).toBeNull()
    expect(valueAt(draft, ['posts', 2])).toBeUndefined()
    expect(valueAt(draft, ['title', 'length'])).toBeUndefined()
    expect(valueAt(draft, ['constructor'])).toBeUndefined()
    expect(valueAt(draft, [])).toBe(draft)
  })

  it('is replaced, and nothing around it', () => {
    const replaced = replacedAt(draft, ['sections', 0, 'body'], 'New')
    expect(JSON.stringify(replaced)).toBe(
      '{"title":"Bread","posts":["one","two"],"sections":[{"body":"New","first cue":null}]}',
    )
    expect(valueAt(replaced, ['posts'])).toBe(draft.posts)
    expect(replacedAt(draft, ['posts', 2], 'three')).toMatchObject({ posts: ['one', 'two', 'three'] })
    expect(replacedAt({}, ['a'], null)).toEqual({ a: null })
    expect(replacedAt(draft, [], 1)).toBe(1)
  })

  it('has to have a place', () => {
    expect(replacedAt(draft, ['posts', 3], 'four')).toBeUndefined()
    expect(replacedAt(draft, ['title', 'text'], 'x')).toBeUndefined()
    expect(replacedAt(draft, ['seo', 'title'], 'x')).toBeUndefined()
    expect(replacedAt(undefined, ['title'], 'x')).toBeUndefined()
  })

  it('may have a name that objects care about', () => {
    const replaced = replacedAt(JSON.parse('{"__proto__": {"a": 1}}'), ['__proto__', 'a'], 2)
    expect(JSON.stringify(replaced)).toBe('{"__proto__":{"a":2}}')
  })
})
