import { describe, expect, it } from 'vitest'
import { OutputError, ProviderError, SourceError } from '../errors/index.ts'
import { classifyFailure, failureOfStatus } from './classify-failure.ts'

const quiet = { provider: 'acme', model: 'large', signal: new AbortController().signal }
const failureOf = (thrown: unknown) => {
  const error = classifyFailure(thrown, quiet)
  return ProviderError.isInstance(error) ? error.failure : error.code
}
const withCause = (cause: unknown) => new Error('Request failed', { cause })

describe('classifyFailure', () => {
  it('lets errors of the library pass', () => {
    for (const error of [
      new ProviderError({ failure: 'quota', message: 'spent' }),
      new SourceError({ code: 'TRANSCRIPT_MISSING', message: 'none' }),
      new OutputError({ code: 'OUTPUT_EMPTY', message: 'none' }),
    ]) {
      expect(classifyFailure(error, quiet)).toBe(error)
      expect(classifyFailure(error, { ...quiet, signal: AbortSignal.abort() })).toBe(error)
    }
  })

  it('takes whatever comes after our abort for aborted', () => {
    const error = classifyFailure(new TypeError('terminated'), {
      ...quiet,
      signal: AbortSignal.abort('stop'),
    })
    expect(error).toMatchObject({
      code: 'PROVIDER_ABORTED',
      cause: 'stop',
      message: 'The call to acme large was stopped.',
    })
  })

  it.each([
    ['an abort that was not ours', new DOMException('This operation was aborted', 'AbortError'), 'transient'],
    ["a library's time limit", new DOMException('The operation timed out', 'TimeoutError'), 'transient'],
    ['fetch without a network', new TypeError('fetch failed'), 'transient'],
    ['a connection reset', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), 'transient'],
    ['a code of undici', Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }), 'transient'],
    ['a cause of the network', withCause(withCause({ code: 'ENOTFOUND' })), 'transient'],
    ['all addresses refused', withCause(new AggregateError([{ code: 'ECONNREFUSED' }])), 'transient'],
    ['a rate limit', Object.assign(new Error('slow down'), { status: 429 }), 'rate'],
    ['an overload', { statusCode: 529 }, 'capacity'],
    ['a bad request', Object.assign(new Error('bad'), { status: 400 }), 'permanent'],
    [
      'a mistake in an adapter',
      new TypeError("Cannot read properties of undefined (reading 'text')"),
      'permanent',
    ],
    ['an aggregate of nothing', new AggregateError([]), 'permanent'],
    ['an error without a message', new RangeError(''), 'permanent'],
    ['no error at all', undefined, 'permanent'],
  ])('takes %s as it should', (_what, thrown, failure) => {
    expect(failureOf(thrown)).toBe(failure)
  })

  it('does not follow a cycle of causes for ever', () => {
    const error = new Error('one')
    error.cause = error
    expect(failureOf(error)).toBe('permanent')
  })

  it('says what happened, short and without credentials, and what can be done', () => {
    const error = classifyFailure(
      new Error(`Invalid key sk-abcdefghijklmnop1234 ${'x'.repeat(1_000)}`),
      quiet,
    )
    expect(error.message).toMatch(/^acme large failed: Invalid key \[redacted\] x+$/)
    expect(error.message.length).toBeLessThan(350)
    expect(error.action).toContain('retry()')
    expect(classifyFailure(new TypeError('fetch failed'), quiet).action).toBe('Try again.')
    expect(classifyFailure(new RangeError(''), quiet).message).toBe('acme large failed: RangeError')
    expect(classifyFailure('no', quiet).message).toBe('acme large failed: no')
  })
})

describe('failureOfStatus', () => {
  it.each([
    [200, undefined],
    [304, undefined],
    [400, 'permanent'],
    [401, 'permanent'],
    [408, 'transient'],
    [429, 'rate'],
    [500, 'transient'],
    [503, 'capacity'],
    [529, 'capacity'],
  ])('reads %i as %s', (status, failure) => {
    expect(failureOfStatus(status)).toBe(failure)
  })
})
