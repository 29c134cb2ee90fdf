import assert from 'node:assert/strict'
import { ProviderError } from '../errors/index.ts'
import type { Money } from '../values/index.ts'

/** What every model says of itself. */
export function expectIdentity(
  model: {
    readonly specificationVersion: number
    readonly kind: string
    readonly provider: string
    readonly modelId: string
  },
  kind: string,
): void {
  assert.equal(model.specificationVersion, 1)
  assert.equal(model.kind, kind)
  assert.notEqual(model.provider, '', 'a model names its provider')
  assert.notEqual(model.modelId, '', 'a model has an id')
}

export function expectQuantity(amount: number | undefined, name: string): void {
  assert.ok(
    Number.isSafeInteger(amount) && Number(amount) > 0,
    `${name} is a whole number above 0, not ${amount}`,
  )
}

/** A price is known, or it is not; it is never half a number. */
export function expectPrice(price: Money | undefined): void {
  if (price === undefined) return
  assert.ok(Number.isFinite(price.micros) && price.micros >= 0, `a price is 0 or more, not ${price.micros}`)
}

/** A call whose signal aborted before it began, and one whose signal aborts right after, both reject as aborted. */
export async function expectAbort(
  call: (signal: AbortSignal) => Promise<unknown>,
  when: 'before' | 'during',
): Promise<void> {
  const controller = new AbortController()
  if (when === 'before') controller.abort()
  const answer = call(controller.signal)
  controller.abort()
  const error = await rejection(answer)
  assert.ok(
    ProviderError.isInstance(error),
    `an aborted call rejects with a ProviderError, not ${describe(error)}`,
  )
  assert.equal(error.failure, 'aborted')
}

/** A failure is classified where the provider's answer is read. */
export async function expectFailure(call: Promise<unknown>): Promise<void> {
  const error = await rejection(call)
  assert.ok(
    ProviderError.isInstance(error),
    `a failed call rejects with a ProviderError, not ${describe(error)}`,
  )
  assert.notEqual(error.failure, 'aborted', 'nobody stopped this call')
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('the call has to reject'),
    (error: unknown) => error,
  )
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
