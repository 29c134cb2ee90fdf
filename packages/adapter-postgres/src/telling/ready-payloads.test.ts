import { expect, it } from 'vitest'
import { readyPayloads } from './ready-payloads.ts'
import { readMessage } from './wire.ts'

it('says what is claimable as somebody else, so that the own process hears it too', () => {
  const payloads = readyPayloads('me', ['default', 'x'.repeat(9_000), 'media'])
  expect(payloads.map(readMessage)).toEqual([
    {
      from: 'me-joined',
      news: [{ kind: 'ready', lane: 'default' }, { kind: 'gap' }, { kind: 'ready', lane: 'media' }],
    },
  ])
  expect(readyPayloads('me', [])).toEqual([])
})
