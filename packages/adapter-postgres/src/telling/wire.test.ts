import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { News } from './news.ts'
import { card, progress, text } from './telling.fixture.ts'
import { readMessage, sizeOfEnvelope, wrap, writeNews } from './wire.ts'

const child = card('child', { rootId: 'root', labels: { tenant: 'Åsa & Söhne', video: '1' } })

const everyKind: readonly News[] = [
  { kind: 'gap' },
  { kind: 'hello' },
  { kind: 'ready', lane: 'default' },
  { kind: 'held', processId: 'other', jobId: 'job' },
  { kind: 'facts', card: card('job') },
  { kind: 'facts', card: child },
  { kind: 'facts', card: { id: 'job', rootId: 'job' } },
  { kind: 'transient', card: card('job'), event: text('job', 'The "moon"\n') },
  { kind: 'transient', card: card('job'), event: progress('job', 0.25) },
  { kind: 'transient', card: child, event: { ...progress('child', 1, { message: 'Done' }), rootId: 'root' } },
]

describe('the format of messages', () => {
  it('carries every kind of news', () => {
    const payload = wrap('me', 7, everyKind.map(writeNews))
    expect(readMessage(payload)).toEqual({ from: 'me', news: everyKind })
  })

  it('stays as it is, for processes of other versions', () => {
    expect(wrap('me', 7, everyKind.map(writeNews))).toBe(
      '{"v":1,"from":"me","n":7,"news":[' +
        '["g"],["o"],["r","default"],["h","other","job"],' +
        '["f",["job",0,"article",{}]],' +
        '["f",["child","root","article",{"tenant":"Åsa & Söhne","video":"1"}]],' +
        '["f",["job",0]],' +
        '["x",["job",0,"article",{}],1,"draft","draft","write","The \\"moon\\"\\n"],' +
        '["p",["job",0,"article",{}],1,"draft",0.25,null],' +
        '["p",["child","root","article",{"tenant":"Åsa & Söhne","video":"1"}],1,"draft",1,"Done"]' +
        ']}',
    )
  })

  it('knows the size of what is around the news', () => {
    const size = sizeOfEnvelope('mé')
    expect(size).toBeGreaterThanOrEqual(Buffer.byteLength(wrap('mé', 123_456, [])))
  })

  it('skips what later versions may add', () => {
    const later =
      '{"v":1,"from":"later","n":1,"mood":"fine","news":[["z",1],["r","default","and more"],["g",{}],7,{},[]]}'
    expect(readMessage(later)).toEqual({
      from: 'later',
      news: [{ kind: 'ready', lane: 'default' }, { kind: 'gap' }],
    })
  })

  it.each([
    '',
    'refresh',
    'null',
    '7',
    '[]',
    '"text"',
    '{}',
    '{"v":1}',
    '{"v":1,"from":"x"}',
    '{"v":1,"from":"x","news":{}}',
    '{"v":1,"from":7,"news":[]}',
    '{"v":2,"from":"x","news":[["g"]]}',
    '{"v":"1","from":"x","news":[["g"]]}',
    '{"v":1,"from":"x","news":[["g"]',
  ])('ignores %s', (payload) => {
    expect(readMessage(payload)).toBeUndefined()
  })

  it.each([
    ['f'],
    ['f', 'job'],
    ['f', []],
    ['f', [7, 0]],
    ['f', ['job', 7]],
    ['f', ['job', 0, 7, {}]],
    ['f', ['job', 0, 'article']],
    ['f', ['job', 0, 'article', null]],
    ['f', ['job', 0, 'article', ['acme']]],
    ['f', ['job', 0, 'article', { tenant: 7 }]],
    ['r', 7],
    ['h', 'other'],
    ['h', 7, 'job'],
    ['x'],
    ['x', ['job', 0], '1', 'draft', 'draft', 'write', 'The'],
    ['x', ['job', 0], 1, 7, 'draft', 'write', 'The'],
    ['x', ['job', 0], 1, 'draft', 7, 'write', 'The'],
    ['x', ['job', 0], 1, 'draft', 'draft', 7, 'The'],
    ['x', ['job', 0], 1, 'draft', 'draft', 'write', null],
    ['p', ['job'], 1, 'draft', 0.5],
    ['p', ['job', 0], null, 'draft', 0.5],
    ['p', ['job', 0], 1, null, 0.5],
    ['p', ['job', 0], 1, 'draft', '0.5'],
  ])('skips news of a wrong shape: %j', (...item) => {
    expect(readMessage(wrap('x', 1, [JSON.stringify(item), '["g"]']))?.news).toEqual([{ kind: 'gap' }])
  })

  it('reads anything without harm', () => {
    const items = fc.array(fc.array(fc.jsonValue()))
    fc.assert(
      fc.property(items, fc.jsonValue(), (news, whole) => {
        readMessage(JSON.stringify({ v: 1, from: 'x', news }))
        readMessage(JSON.stringify(whole))
      }),
    )
  })
})
