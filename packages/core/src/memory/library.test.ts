import { describe, expect, it } from 'vitest'
import type { ContentRecord } from '../ports/index.ts'
import { Library } from './library.ts'

const record: ContentRecord = {
  jobId: 'one',
  rootId: 'one',
  source: 'source',
  type: 'summary',
  variant: 'short',
  language: 'en',
  value: { text: 'A summary.' },
  provenance: { instructions: '' },
  models: [],
  quality: undefined,
  labels: {},
  cost: { micros: 0 },
  ms: 1,
  createdAt: 1,
}

describe('the library', () => {
  it('keeps what a job made last, also when that is nothing', () => {
    const library = new Library()
    library.storeContents('one', [record])
    library.storeContents('one', [{ ...record, createdAt: 2 }])
    expect(library.contents({}).map(({ createdAt }) => createdAt)).toEqual([2])
    library.storeContents('one', [])
    expect(library.contents({})).toEqual([])
  })
})
