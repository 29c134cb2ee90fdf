import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { validateSource } from './validate-source.ts'

const cue = { id: 'c1', startMs: 0, endMs: 1_000, text: 'Hello there.' }

function refusal(source: unknown, options?: { maxCharacters?: number }): InputError {
  try {
    validateSource(source, options)
  } catch (error) {
    if (InputError.isInstance(error)) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('a source', () => {
  it.each<[unknown, unknown]>([
    [{ text: ' Hello. ' }, { text: ' Hello. ' }],
    [
      { text: 'Hola.', language: 'ES-mx', more: 1 },
      { text: 'Hola.', language: 'es-MX' },
    ],
    [{ text: 'Hola.', language: null, cues: undefined }, { text: 'Hola.' }],
    [{ cues: [cue] }, { cues: [cue] }],
    [
      { cues: [cue], language: 'en' },
      { cues: [cue], language: 'en' },
    ],
    [{ video: 'dQw4w9WgXcQ' }, { video: 'dQw4w9WgXcQ' }],
    [{ video: 'v'.repeat(256) }, { video: 'v'.repeat(256) }],
    [{ url: 'https://example.com/talk?id=1' }, { url: 'https://example.com/talk?id=1' }],
    [{ url: 'HTTP://Example.com' }, { url: 'http://example.com/' }],
  ])('comes back as what it may hold: %j', (source, expected) => {
    expect(validateSource(source)).toStrictEqual(expected)
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'source'],
    ['null', null, 'source'],
    ['a bare text', 'Hello there.', 'source'],
    ['no known kind', { transcript: 'Hello' }, 'source'],
    ['two kinds', { text: 'Hello', url: 'https://example.com' }, 'source'],
    ['a text that is none', { text: 7 }, 'source.text'],
    ['null for a text', { text: null }, 'source.text'],
    ['cues that are none', { cues: 'Hello' }, 'source.cues'],
    ['a cue that is none', { cues: [cue, { ...cue, id: 'c2', startMs: -1 }] }, 'source.cues[1].startMs'],
    ['a language that is none', { text: 'Hello', language: 'english please' }, 'source.language'],
    ['a language that is no text', { text: 'Hello', language: 7 }, 'source.language'],
    ['an empty video id', { video: '' }, 'source.video'],
    ['a video id with spaces', { video: 'a b' }, 'source.video'],
    ['a video id that is a URL', { video: 'https://example.com' }, 'source.video'],
    ['an endless video id', { video: 'v'.repeat(257) }, 'source.video'],
    ['a video id that is a number', { video: 7 }, 'source.video'],
    ['half a URL', { url: 'example.com/talk' }, 'source.url'],
    ['an empty URL', { url: '' }, 'source.url'],
    ['an endless URL', { url: `https://example.com/${'x'.repeat(2_048)}` }, 'source.url'],
    ['a URL that is no text', { url: new URL('https://example.com') }, 'source.url'],
    ['a file', { url: 'file:///etc/passwd' }, 'source.url'],
    ['a script', { url: 'javascript:alert(1)' }, 'source.url'],
    ['a URL with a user', { url: 'https://ann@example.com/' }, 'source.url'],
    ['a URL with a password', { url: 'https://:hunter2@example.com/' }, 'source.url'],
  ])('is refused with the place: %s', (_name, source, path) => {
    const error = refusal(source)
    expect(error).toMatchObject({ code: 'SOURCE_INVALID', path, category: 'input', retryable: false })
    expect(error.action).toMatch(/\.$/)
    expect(JSON.stringify(error.toInfo())).not.toMatch(/Hello|hunter2|passwd/)
  })

  it('is refused when there is nothing to read in it', () => {
    for (const text of ['', ' \n\t', '…', '\u200b\ufeff']) {
      expect(refusal({ text })).toMatchObject({ code: 'SOURCE_EMPTY', path: 'source.text' })
    }
    expect(refusal({ cues: [] })).toMatchObject({ code: 'SOURCE_EMPTY', path: 'source.cues' })
  })

  it('is refused when it is too large, with the sizes', () => {
    const error = refusal({ text: 'word '.repeat(400_001) })
    expect(error).toMatchObject({
      code: 'SOURCE_TOO_LARGE',
      path: 'source.text',
      context: { characters: 2_000_005, maxCharacters: 2_000_000 },
    })
    expect(error.message).toMatch(/^.{1,100}$/)
    expect(validateSource({ text: 'x'.repeat(2_000_000) })).toHaveProperty('text')
    expect(validateSource({ text: 'x'.repeat(10) }, { maxCharacters: 10 })).toHaveProperty('text')
    expect(refusal({ text: 'x'.repeat(11) }, { maxCharacters: 10 }).code).toBe('SOURCE_TOO_LARGE')
    expect(refusal({ cues: [{ ...cue, text: 'x'.repeat(11) }] }, { maxCharacters: 10 }).code).toBe(
      'SOURCE_TOO_LARGE',
    )
  })

  it('is refused when it is no text', () => {
    for (const text of ['%PDF-1.7 …', 'a\u0000b', '\ufffd'.repeat(50)]) {
      expect(refusal({ text })).toMatchObject({ code: 'SOURCE_BINARY', path: 'source.text' })
    }
  })
})
