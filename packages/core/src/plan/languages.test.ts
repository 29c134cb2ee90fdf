import { describe, expect, it } from 'vitest'
import type { InputError } from '../errors/index.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import { registry, source } from './fixtures/content-types.ts'
import { parseGenerationRequest } from './parse.ts'
import { type PlanOptions, planGeneration } from './plan.ts'

const keys = async (request: object, options: PlanOptions = {}) => {
  const { pieces } = await planGeneration(
    { source, content: { summary: true }, ...request },
    registry,
    options,
  )
  return pieces.map(({ key, language, under }) => [key, language, under])
}

describe('the languages of a request', () => {
  it('are one for all, or several for each piece', async () => {
    expect(await keys({})).toEqual([['summary/medium', undefined, undefined]])
    expect(await keys({ language: 'PT-br' })).toEqual([['summary/medium', 'pt-BR', undefined]])
    expect(await keys({ languages: ['en', 'pt-br', 'EN'] })).toEqual([
      ['summary/medium/en', 'en', 'en'],
      ['summary/medium/pt-br', 'pt-BR', 'pt-br'],
    ])
  })

  it('can be others for one content type', async () => {
    const content = { summary: { languages: ['es'] }, script: { language: 'de' }, blog_post: ['500_words'] }
    expect((await keys({ content, languages: ['en', 'fr'] })).toSorted()).toEqual([
      ['blog_post/500_words/en', 'en', 'en'],
      ['blog_post/500_words/fr', 'fr', 'fr'],
      ['script/tiktok', 'de', undefined],
      ['summary/medium/es', 'es', 'es'],
    ])
  })

  it.each([
    [{ languages: [] }, 'languages'],
    [{ languages: 'en' }, 'languages'],
    [{ languages: ['en', '?'] }, 'languages[1]'],
    [{ languages: ['en', undefined] }, 'languages[1]'],
    [{ languages: ['en'], language: 'en' }, 'languages'],
    [{ languages: Array(201).fill('en') }, 'languages'],
    [{ languages: [`en-x-${'a'.repeat(8)}${'-aaaaaaaa'.repeat(20_000)}`] }, 'languages[0]'],
    [{ language: `en-x-${'a'.repeat(8)}${'-aaaaaaaa'.repeat(20_000)}` }, 'language'],
    [{ source: { ...source, language: `en-x${'-aaaaaaaa'.repeat(20_000)}` } }, 'source.language'],
    [{ content: { summary: { language: '!' } } }, 'content.summary.language'],
    [{ content: { summary: { languages: ['en'], language: 'en' } } }, 'content.summary.languages'],
    [{ content: { summary: { languages: ['!'] } } }, 'content.summary.languages[0]'],
  ])('are refused when they make no sense, %#', async (request, path) => {
    await expect(keys(request)).rejects.toMatchObject({ code: expect.stringMatching(/_INVALID$/), path })
  })

  it('are told of when they are named twice', async () => {
    const content = { summary: true, script: { languages: ['de', 'DE'] } }
    const { warnings } = await planGeneration(
      { source, content, languages: ['pt-br', 'en', 'pt-BR'] },
      registry,
    )
    expect(warnings).toEqual([
      {
        code: 'LANGUAGE_DUPLICATE',
        message: '"pt-BR" is asked for twice, and found once in the contents, under "pt-br".',
        path: 'languages[2]',
      },
      expect.objectContaining({ code: 'LANGUAGE_DUPLICATE', path: 'content.script.languages[1]' }),
    ])
  })

  it('count as pieces', async () => {
    await expect(keys({ languages: ['en', 'es', 'fr'] }, { maxPieces: 2 })).rejects.toMatchObject({
      path: 'content',
      message: 'The request asks for 3 pieces; 2 are allowed.',
    })
  })
})

describe('what the models can write', () => {
  const model = (capabilities: object) => fakeLanguageModel({ answers: {}, capabilities })
  const iberian = { default: model({ languages: ['es', 'pt'] }), all: model({}) }
  const extractive = model({ languages: ['en', 'es'], translates: false })

  it('is asked for, whatever the region', async () => {
    expect(await keys({ language: 'pt-BR' }, { models: iberian })).toHaveLength(1)
    expect(
      await keys({ content: { summary: { role: 'all', language: 'fi' } } }, { models: iberian }),
    ).toHaveLength(1)
    expect(await keys({ source: { ...source, language: 'es-MX' } }, { models: extractive })).toHaveLength(1)
    expect(
      await keys({ source: { ...source, language: 'en' }, language: 'en-GB' }, { models: extractive }),
    ).toHaveLength(1)
  })

  it('cannot be known without models, or where nobody says in which language', async () => {
    expect(await keys({ language: 'fi', content: { summary: { role: 'any' } } })).toHaveLength(1)
    expect(await keys({}, { models: iberian })).toHaveLength(1)
    // A source that is still to be loaded.
    expect(await keys({ source: { video: 'v' }, language: 'es' }, { models: extractive })).toHaveLength(1)
  })

  it('is refused at the door when they do not', async () => {
    await expect(keys({ language: 'fi' }, { models: iberian })).rejects.toMatchObject({
      code: 'LANGUAGE_UNSUPPORTED',
      path: 'content.summary',
      message: 'fake:fake-language does not write Finnish.',
      action: 'Ask for one of es, pt, or configure a model that writes Finnish.',
    })
    await expect(keys({ source: { ...source, language: 'fi' } }, { models: iberian })).rejects.toMatchObject({
      code: 'LANGUAGE_UNSUPPORTED',
    })
    await expect(
      keys({ source: { ...source, language: 'en' }, languages: ['en', 'es'] }, { models: extractive }),
    ).rejects.toMatchObject({
      code: 'LANGUAGE_UNSUPPORTED',
      message: expect.stringContaining('English, and does not translate into Spanish'),
    })
    for (const role of ['deep', '__proto__', 'toString']) {
      const content = { summary: { role } }
      const refusal = { code: 'PROVIDER_MISSING', path: 'content.summary.role' }
      await expect(keys({ content }, { models: iberian })).rejects.toMatchObject(refusal)
      await expect(
        parseGenerationRequest({ source, content }, registry, { models: iberian }),
      ).rejects.toMatchObject(refusal)
    }
  })

  it('is refused in words also where the tag has no name', async () => {
    await expect(keys({ language: 'fi-x-loud' }, { models: iberian })).rejects.toMatchObject({
      code: 'LANGUAGE_UNSUPPORTED',
      message: 'fake:fake-language does not write fi-x-loud.',
    })
  })
})

describe('voices, roles and approval', () => {
  const voices = { house: { name: 'House', avoid: ['leverage'] } }
  const pieces = async (request: object, options: PlanOptions = {}) =>
    (await planGeneration({ source, content: { summary: true }, ...request }, registry, options)).pieces

  it('are part of the order of a piece, the nearest word counting', async () => {
    const content = {
      summary: { voice: { tone: 'dry' }, role: 'deep', approval: { timeout: '1d' } },
      script: true,
    }
    const planned = await pieces(
      { content, voice: 'house', approval: true },
      { voices, voice: { tone: 'lush' } },
    )
    expect(planned).toMatchObject([
      { type: 'summary', voice: { tone: 'dry' }, role: 'deep', approval: { timeoutMs: 86_400_000 } },
      { type: 'script', voice: voices.house, approval: {} },
    ])
    expect((await pieces({}, { voices, voice: voices.house }))[0]).toMatchObject({ voice: voices.house })
    expect(
      (await pieces({ content: { summary: { approval: false } }, approval: true }))[0],
    ).not.toHaveProperty('approval')
  })

  it.each([
    [{ voice: 'hous' }, 'VOICE_UNKNOWN', 'voice', 'Did you mean "house"?'],
    [{ voice: 'toString' }, 'VOICE_UNKNOWN', 'voice', 'There is no voice "toString"'],
    [{ voice: { tone: 7 } }, 'INPUT_INVALID', 'voice.tone', ''],
    [{ voice: { shout: true } }, 'INPUT_INVALID', 'voice', ''],
    [
      { content: { summary: { voice: { avoid: [''] } } } },
      'INPUT_INVALID',
      'content.summary.voice.avoid[0]',
      '',
    ],
    [{ content: { summary: { role: '' } } }, 'INPUT_INVALID', 'content.summary.role', ''],
    [{ approval: 'no' }, 'INPUT_INVALID', 'approval', ''],
    [{ approval: { timeout: '1d', by: 'ada' } }, 'INPUT_INVALID', 'approval', ''],
    [{ approval: { timeout: 1e300 } }, 'INPUT_INVALID', 'approval.timeout', 'ten years'],
    [{ approval: { timeout: '99999999999999999999d' } }, 'INPUT_INVALID', 'approval.timeout', 'ten years'],
    [{ approval: { timeout: 'x'.repeat(1e6) } }, 'INPUT_INVALID', 'approval.timeout', 'is not a duration'],
    [{ voice: JSON.parse('{"__proto__":{"tone":"x"}}') }, 'INPUT_INVALID', 'voice', '__proto__'],
    [{ voice: { avoid: Array(501).fill('x') } }, 'INPUT_INVALID', 'voice.avoid', ''],
    [{ voice: [] }, 'INPUT_INVALID', 'voice', ''],
    [{ voice: '__proto__' }, 'VOICE_UNKNOWN', 'voice', ''],
  ])('are refused when they make no sense, %#', async (request, code, path, message) => {
    await expect(pieces(request, { voices })).rejects.toMatchObject({
      code,
      path,
      message: expect.stringContaining(message),
    })
  })

  it('are refused in few words, however many are too many', async () => {
    const strange = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))
    const refused = await pieces({ content: { summary: strange } }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', path: 'content.summary' })
    expect(JSON.stringify((refused as InputError).toInfo()).length).toBeLessThan(2_000)
  })

  it('survive the parsing of a body', async () => {
    const body = {
      source,
      content: { summary: { voice: 'house', languages: ['es', 'en'], role: 'deep', approval: true } },
      voice: { tone: 'dry' },
      approval: { timeout: '3d' },
    }
    const { request } = await parseGenerationRequest(JSON.parse(JSON.stringify(body)), registry, { voices })
    expect(request).toEqual({
      ...body,
      content: { summary: { variants: ['medium'], ...body.content.summary } },
    })
    await expect(parseGenerationRequest(body, registry)).rejects.toMatchObject({
      code: 'VOICE_UNKNOWN',
      action: 'Give createRepurpose() `voices`, or spell the voice out in the request.',
    })
  })
})
