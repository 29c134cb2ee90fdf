import { expect, it } from 'vitest'
import { extractiveJudge } from './oracle.ts'

const unsaid = extractiveJudge(['Soil is, um, you know, a living thing.', 'It feeds us.'], 'en')

it('passes what the source says, fillers apart', () => {
  expect(unsaid('Soil is a living thing. It feeds us.')).toEqual([])
})

it('passes fixed phrases with what they hold', () => {
  expect(
    unsaid(
      'Soil is a living thing.\n\nWhat do you think? Tell us in the comments.\n\nIn this issue: soil and us.',
    ),
  ).toEqual([])
})

it('finds what the source does not say', () => {
  expect(unsaid('Soil is a dead thing. It feeds us.')).toEqual(['Soil is a dead thing.'])
  expect(unsaid('A living thing is soil.')).toEqual(['A living thing is soil.'])
})
