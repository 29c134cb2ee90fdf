import { describe, expect, it } from 'vitest'
import { redact } from './index.ts'

describe('a text that is about to be stored', () => {
  it.each([
    ['an OpenAI key', 'Incorrect API key provided: sk-proj-SECRET_SECRET0.', 'SECRET'],
    ['an xAI key', 'xai-SECRETSECRET', 'SECRET'],
    ['a Google key', 'GET https://host/v1?key=AIzaSECRETSECRETSECRETSECRET failed', 'SECRET'],
    ['a JSON web token', 'eyJSECRETSECRET.eyJSECRETSECRET.SECRET is not valid', 'SECRET'],
    ['a bearer token', 'header Authorization: Bearer SECRET was refused', 'SECRET'],
    ['a bearer token in lower case', 'sent "authorization":"bearer SECRET"', 'SECRET'],
    ['basic credentials', 'Authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
    ['a key by its header', 'x-api-key: SECRET', 'SECRET'],
    ['a key in a query', 'https://host/path?api_key=SECRET&page=2', 'SECRET'],
    ['a signature of a URL', 'https://bucket/key?X-Amz-Signature=SECRET&X-Amz-Date=1', 'SECRET'],
    ['a token in JSON', '{"access_token": "SECRET", "expires": 3}', 'SECRET'],
    ['a password', "password='SECRET'", 'SECRET'],
    ['the password of a URL', 'connect postgres://user:SECRET@host:5432/db', 'SECRET'],
    ['the password of a URL without a user', 'connect redis://:SECRET@host:6379', 'SECRET'],
  ])('does not show %s', (_, text, secret) => {
    expect(redact(text)).not.toContain(secret)
    expect(redact(text)).toContain('[redacted]')
    expect(redact(redact(text))).toBe(redact(text))
  })

  it('keeps what says where the credential was', () => {
    expect(redact('POST https://host/path?api_key=SECRET&page=2 as Bearer SECRET')).toBe(
      'POST https://host/path?api_key=[redacted]&page=2 as Bearer [redacted]',
    )
    expect(redact('postgres://user:SECRET@host:5432/db')).toBe('postgres://user:[redacted]@host:5432/db')
  })

  it.each([
    'Took longer than 3000 ms.',
    'The answer has 4096 tokens, at most 2000.',
    'https://host:8080/path',
    'A risk-averse task-oriented desk.',
    'work/items[3]/step failed',
  ])('is left alone when there is no credential in it: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  it.each([' ', 'Bearer ', 'token ', '-eyJ', '://x:'])(
    'takes no time to speak of, however long: %s',
    (part) => {
      const text = part.repeat(200_000 / part.length)
      const startedAt = performance.now()
      redact(text)
      expect(performance.now() - startedAt).toBeLessThan(1_000)
    },
  )
})
