import { describe, expect, it } from 'vitest'
import { SourceError } from '../errors/index.ts'
import { hideCredentials } from './hide-credentials.ts'

const hidden = (message: string, credentials: unknown) => hideCredentials(new Error(message), credentials)

describe('the error of a loader', () => {
  it.each([
    ['a text', 'secret-1'],
    ['a field', { token: 'secret-1', user: 'ann' }],
    ['a field deep inside', { tokens: [{ access: { value: 'secret-1' } }] }],
  ])('does not hold the credentials that the loader was given: %s', (_, credentials) => {
    expect(hidden('secret-1 was refused, twice: secret-1', credentials)).toMatchObject({
      message: '[redacted] was refused, twice: [redacted]',
    })
  })

  it('keeps its class, and what it is known by', () => {
    const error = new SourceError({ code: 'SOURCE_UNAVAILABLE', message: 'secret-1 is locked.' })
    expect(hideCredentials(error, 'secret-1')).toBe(error)
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', message: '[redacted] is locked.' })
    expect(error.toInfo().message).toBe('[redacted] is locked.')
  })

  it.each([
    ['there are none', undefined],
    ['there is none in it', 'secret-2'],
    ['they are too short to be any', { pin: 'was' }],
    ['they are no texts', { id: 7, live: true, none: null }],
  ])('is left as it is when %s', (_, credentials) => {
    expect(hidden('secret-1 was refused.', credentials)).toMatchObject({ message: 'secret-1 was refused.' })
  })

  it('may be anything, and the credentials may go round in circles', () => {
    const circle: { self?: unknown; token: string } = { token: 'secret-1' }
    circle.self = circle
    expect(hidden('secret-1', circle)).toMatchObject({ message: '[redacted]' })
    expect(hideCredentials('secret-1', 'secret-1')).toBe('secret-1')
  })
})
