import { describe, expect, it } from 'vitest'
import { type ErrorInfo, IncompleteError } from './index.ts'

const failure: ErrorInfo = {
  code: 'PROVIDER_MISSING',
  message: 'No language model is configured.',
  category: 'input',
  retryable: false,
  path: 'shared/values[brief]',
  action: 'Give createRepurpose() a model for language calls.',
}

const incomplete = (status: 'partial' | 'failed', errors: readonly ErrorInfo[]) =>
  new IncompleteError({ jobId: 'canal', status, errors })

describe('IncompleteError', () => {
  it('says of a failed job what failed it, where, and what to do', () => {
    const { message, action, path, category, retryable } = incomplete('failed', [failure])
    expect(message).toBe('Job canal ended failed: shared/values[brief]: No language model is configured.')
    expect({ action, path, category, retryable }).toEqual({
      action: 'Give createRepurpose() a model for language calls.',
      path: 'shared/values[brief]',
      category: 'input',
      retryable: false,
    })
  })

  it('points from a partial job to what is there', () => {
    const { message, action } = incomplete('partial', [failure, failure, failure])
    expect(message).toMatch(/^Job canal ended partial: .* \(and 2 more\)$/)
    expect(action).toMatch(/outcome\(\)/)
  })

  it('names a place once', () => {
    const { path: _, ...placeless } = failure
    const named = { ...failure, path: 'draft.url', message: 'draft.url cannot be recorded.' }
    expect(incomplete('failed', [named]).message).toBe(
      'Job canal ended failed: draft.url cannot be recorded.',
    )
    expect(incomplete('failed', [placeless]).message).toBe(
      'Job canal ended failed: No language model is configured.',
    )
  })

  it('bears to know nothing', () => {
    const { message, category, action } = incomplete('failed', [])
    expect(message).toBe('Job canal ended failed: no reason was recorded.')
    expect(category).toBe('unknown')
    expect(action).toMatch(/retry\(\)/)
  })
})
