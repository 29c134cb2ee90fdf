import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPipelineRegistry, pipeline } from './index.ts'

const Nothing = z.object({})
const first = pipeline('digest', Nothing)
const second = pipeline('digest', Nothing, { version: 2 })
const tenth = pipeline('digest', Nothing, { version: 10 })

describe('a registry of pipelines', () => {
  it('finds the version asked for, or the newest', () => {
    const registry = createPipelineRegistry()
    for (const one of [second, tenth, first]) registry.register(one)
    expect(registry.find('digest')).toBe(tenth)
    expect(registry.find('digest', 2)).toBe(second)
    expect(registry.find('digest', 3)).toBeUndefined()
    expect(registry.find('other')).toBeUndefined()
    expect(registry.find('other', 1)).toBeUndefined()
  })

  it('names every pipeline once', () => {
    const registry = createPipelineRegistry()
    expect(registry.names()).toEqual([])
    for (const one of [first, second, pipeline('other', Nothing)]) registry.register(one)
    expect(registry.names()).toEqual(['digest', 'other'])
  })

  it('does not mind to meet the same pipeline again', () => {
    const registry = createPipelineRegistry()
    registry.register(first)
    registry.register(first)
    expect(registry.find('digest')).toBe(first)
  })

  it('refuses another pipeline of the same name and version', () => {
    const registry = createPipelineRegistry()
    registry.register(first)
    expect(() => registry.register(pipeline('digest', Nothing))).toThrow(
      expect.objectContaining({ code: 'PIPELINE_DUPLICATE', path: 'digest' }),
    )
    expect(registry.find('digest')).toBe(first)
  })
})
