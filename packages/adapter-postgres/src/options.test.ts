import { InputError } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { postgres } from './index.ts'

/** The error that options are refused with. */
function refusal(options: object): InputError {
  try {
    // As a caller without types gives them.
    postgres(options as never)
  } catch (error) {
    if (InputError.isInstance(error)) return error
  }
  throw new Error('The options were not refused.')
}

describe('what the backend is opened with', () => {
  it('names one place, and one only', () => {
    expect(refusal({}).path).toBe('url')
    expect(refusal({ url: undefined }).path).toBe('url')
    const both = refusal({ url: 'postgres://localhost/app', dataDir: './data' })
    expect([both.path, both.message]).toEqual([
      'dataDir',
      'Jobs can be kept in one place only, and url and dataDir are given.',
    ])
  })

  it('leaves a process time to show that it is alive', () => {
    expect(refusal({ dataDir: './data', lease: 999 }).path).toBe('lease')
    expect(postgres({ dataDir: './data', lease: '1s' }).capabilities.durable).toBe(true)
  })

  it('refuses durations and schemas that are none', () => {
    const at = (options: object) => refusal({ dataDir: './data', ...options }).path
    expect(at({ patience: 'soon' })).toBe('patience')
    expect(at({ statementTimeout: -1 })).toBe('statementTimeout')
    expect(at({ retention: 'a while' })).toBe('retention')
    expect(at({ schema: 'Robert"; drop schema public' })).toBe('schema')
  })

  it('says what the place can promise', () => {
    const url = 'postgres://localhost/app'
    expect(postgres({ url }).capabilities).toEqual({ durable: true, crossProcess: true, transactional: true })
    expect(postgres({ dataDir: './data' }).capabilities).toEqual({
      durable: true,
      crossProcess: false,
      transactional: false,
    })
  })

  it('opens nothing before it is used, and closes unopened', async () => {
    const backend = postgres({ url: 'postgres://nobody@127.0.0.1:1/none', patience: 0 })
    backend.publish([])
    await backend.close()
    await expect(backend.counts()).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
