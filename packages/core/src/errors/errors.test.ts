import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  BackendError,
  BlockedError,
  CancelledError,
  type ErrorInfo,
  IncompleteError,
  InputError,
  JobError,
  LeaseLostError,
  OutputError,
  PermanentError,
  PipelineError,
  ProviderError,
  type ProviderFailure,
  RepurposeError,
  SourceError,
  TimeoutError,
  toErrorInfo,
} from './index.ts'

const message = 'What happened.'
const info: ErrorInfo = {
  code: 'X',
  message: 'why',
  category: 'provider',
  retryable: true,
  path: 'content.a',
}

const all = {
  BackendError: new BackendError({ code: 'BACKEND_LOCKED', message }),
  BlockedError: new BlockedError({ code: 'PIPELINE_CHANGED', message, action: 'Do this.' }),
  CancelledError: new CancelledError({ message }),
  IncompleteError: new IncompleteError({ jobId: 'job', status: 'failed', errors: [info] }),
  InputError: new InputError({ message }),
  JobError: new JobError({ code: 'JOB_NOT_FOUND', message }),
  LeaseLostError: new LeaseLostError({ jobId: 'job', fence: 2 }),
  OutputError: new OutputError({ code: 'OUTPUT_EMPTY', message }),
  PermanentError: new PermanentError({ message }),
  PipelineError: new PipelineError({ code: 'DUPLICATE_STEP', message }),
  ProviderError: new ProviderError({ failure: 'rate', message }),
  SourceError: new SourceError({ code: 'TRANSCRIPT_MISSING', message }),
  TimeoutError: new TimeoutError({ code: 'STEP_TIMEOUT', message }),
}
const classes = {
  BackendError,
  BlockedError,
  CancelledError,
  IncompleteError,
  InputError,
  JobError,
  LeaseLostError,
  OutputError,
  PermanentError,
  PipelineError,
  ProviderError,
  SourceError,
  TimeoutError,
}
type Name = keyof typeof all
const names = Object.keys(all) as Name[]

describe.each(names)('%s', (name) => {
  const error: RepurposeError = all[name]

  it('is an error of the library, of its own class and of no other', () => {
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe(name)
    expect(RepurposeError.isInstance(error)).toBe(true)
    expect(names.filter((other) => classes[other].isInstance(error))).toEqual([name])
  })

  it('says as plain data what it is, and survives a log', () => {
    const plain = error.toInfo()
    expect(plain).toMatchObject({ code: error.code, message: error.message, retryable: error.retryable })
    expect(plain.category).toBe(error.category)
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain)
    expect(toErrorInfo(error)).toEqual(plain)
  })
})

describe('isInstance()', () => {
  afterEach(() => vi.resetModules())

  it('knows the errors of another copy of the package, which instanceof does not', async () => {
    vi.resetModules()
    const other: typeof import('./index.ts') = await import('./index.ts')
    const foreign = new other.JobError({ code: 'QUEUE_FULL', message })
    expect(foreign).not.toBeInstanceOf(JobError)
    expect(JobError.isInstance(foreign)).toBe(true)
    expect(RepurposeError.isInstance(foreign)).toBe(true)
    expect(InputError.isInstance(foreign)).toBe(false)
    expect(other.JobError.isInstance(new JobError({ code: 'QUEUE_FULL', message }))).toBe(true)
    expect(toErrorInfo(foreign)).toMatchObject({ code: 'QUEUE_FULL', retryable: true })
  })

  it('knows the errors of a class that a user derives', () => {
    class OutOfStock extends PermanentError {
      static override readonly kind = 'OutOfStock'
    }
    const error = new OutOfStock({ message, code: 'OUT_OF_STOCK' })
    expect(error.name).toBe('OutOfStock')
    expect(OutOfStock.isInstance(error)).toBe(true)
    expect(PermanentError.isInstance(error)).toBe(true)
    expect(OutOfStock.isInstance(new PermanentError({ message }))).toBe(false)
  })

  it.each([[undefined], [null], ['InputError'], [7], [{}], [new Error(message)], [{ name: 'InputError' }]])(
    'takes nothing else for one: %o',
    (value) => expect(RepurposeError.isInstance(value)).toBe(false),
  )
})

describe('an error', () => {
  it('keeps its cause for whoever debugs, and out of what is stored', () => {
    const cause = new Error('with a secret stack')
    const error = new InputError({ message, cause })
    expect(error.cause).toBe(cause)
    expect('cause' in new InputError({ message })).toBe(false)
    expect(JSON.stringify(error.toInfo())).not.toContain('secret')
  })

  it('names path, action and context where there are any', () => {
    const error = new InputError({ message, path: 'a.b', action: 'Do this.', context: { issues: 2 } })
    expect(error.toInfo()).toEqual({
      code: 'INPUT_INVALID',
      message,
      category: 'input',
      retryable: false,
      path: 'a.b',
      action: 'Do this.',
      context: { issues: 2 },
    })
    expect(Object.keys(new InputError({ message }).toInfo())).toEqual([
      'code',
      'message',
      'category',
      'retryable',
    ])
  })

  it('is worth trying again only where that may help', () => {
    const retryable = (error: RepurposeError) => error.retryable
    expect(retryable(new BackendError({ code: 'BACKEND_UNAVAILABLE', message }))).toBe(true)
    expect(retryable(new BackendError({ code: 'BACKEND_FAILED', message }))).toBe(false)
    expect(retryable(new JobError({ code: 'QUEUE_FULL', message }))).toBe(true)
    expect(retryable(new JobError({ code: 'JOB_CONFLICT', message }))).toBe(false)
    expect(retryable(new SourceError({ code: 'SOURCE_UNAVAILABLE', message }))).toBe(true)
    expect(retryable(new SourceError({ code: 'TRANSCRIPT_MISSING', message }))).toBe(false)
    expect(retryable(new TimeoutError({ code: 'STAGE_TIMEOUT', message }))).toBe(true)
    expect(retryable(new TimeoutError({ code: 'DEADLINE_EXCEEDED', message }))).toBe(false)
    expect(retryable(new PermanentError({ message }))).toBe(false)
    expect(retryable(new OutputError({ code: 'OUTPUT_INVALID', message }))).toBe(false)
  })
})

describe('a failure of a provider', () => {
  it.each<[ProviderFailure, string, boolean]>([
    ['permanent', 'PROVIDER_REJECTED', false],
    ['quota', 'PROVIDER_QUOTA', false],
    ['rate', 'PROVIDER_RATE_LIMITED', true],
    ['capacity', 'PROVIDER_OVERLOADED', true],
    ['transient', 'PROVIDER_UNAVAILABLE', true],
    ['aborted', 'PROVIDER_ABORTED', false],
  ])('of the kind %s is %s', (failure, code, retryable) => {
    const error = new ProviderError({ failure, message })
    expect(error).toMatchObject({ failure, code, retryable, category: 'provider', retryAt: undefined })
    expect(error.action).toMatch(/\.$/)
    expect(error.toInfo().context).toBeUndefined()
  })

  it('takes the time that the provider asked for with it, beside what else is known', () => {
    const error = new ProviderError({ failure: 'rate', message, retryAt: 5_000, context: { status: 429 } })
    expect(error.retryAt).toBe(5_000)
    expect(error.toInfo().context).toEqual({ status: 429, retryAt: 5_000 })
  })

  it('says what the adapter says can be done, where it says it', () => {
    const error = new ProviderError({ failure: 'quota', message, action: 'Top up.' })
    expect(error.action).toBe('Top up.')
  })
})

describe('toErrorInfo()', () => {
  it.each([
    ['an error', new TypeError('fetch failed'), 'fetch failed'],
    ['an error without a message', new RangeError(), 'RangeError'],
    ['a text', 'out of paper', 'out of paper'],
    ['nothing', undefined, 'undefined'],
  ])('makes of %s that the library does not know an unknown one that may pass', (_, thrown, expected) => {
    expect(toErrorInfo(thrown)).toEqual({
      code: 'UNKNOWN',
      message: expected,
      category: 'unknown',
      retryable: true,
    })
  })

  it.each([
    ['an error of the library', new InputError({ message: 'Refused: Bearer SECRET' })],
    ['one that blocks', new BlockedError({ code: 'INPUT_CHANGED', message: 'token=SECRET', action: 'Do.' })],
    ['any other error', new Error('postgres://user:SECRET@host')],
    ['a text', 'api_key=SECRET'],
  ])('keeps credentials in the message of %s out', (_, thrown) => {
    expect(JSON.stringify(toErrorInfo(thrown))).not.toContain('SECRET')
    expect(toErrorInfo(thrown).message).toContain('[redacted]')
  })

  it.each([
    ['an error of another realm', { name: 'TypeError', message: 'fetch failed' }, 'fetch failed'],
    ['an object', { status: 500 }, 'Something was thrown that is no error.'],
    ['what has no text', Object.create(null), 'Something was thrown that is no error.'],
  ])('says what it can of %s', (_, thrown, expected) => {
    expect(toErrorInfo(thrown)).toMatchObject({ code: 'UNKNOWN', message: expected, retryable: true })
  })
})
