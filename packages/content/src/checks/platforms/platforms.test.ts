import { describe, expect, it } from 'vitest'
import { checkPlatform, type PlatformName, platforms } from './index.ts'

const broken = (...check: Parameters<typeof checkPlatform>) =>
  checkPlatform(...check)
    .filter(({ passed }) => !passed)
    .map(({ path, message }) => `${path}|${message}`)

describe('checkPlatform', () => {
  it.each(Object.keys(platforms))('lets an ordinary text pass for %s', (name) => {
    const findings = checkPlatform(
      // The keys of the table are the names.
      name as PlatformName,
      'The river rose three metres in two hours that night.',
      'text',
    )
    expect(findings).not.toEqual([])
    expect(findings.filter(({ passed, required }) => required && !passed)).toEqual([])
  })

  it('has a finding for each of several posts that breaks a rule, which together weigh what one does', () => {
    const posts = ['fine', 'a'.repeat(281), 'b'.repeat(290), 'fine too']
    const findings = checkPlatform('x', posts, 'posts').filter(({ passed }) => !passed)
    expect(findings.map(({ path }) => path)).toEqual(['posts[1]', 'posts[2]'])
    expect(findings.map(({ weight }) => weight)).toEqual([1.5, 1.5])
    expect(checkPlatform('x', ['fine', 'fine too'], 'posts')).toHaveLength(platforms.x.length)
    expect(checkPlatform('x', [], 'posts')).toEqual([])
  })

  it('puts hashtags below the text, and counts them with it', () => {
    expect(broken('instagram', { text: 'a'.repeat(2_190), hashtags: ['flood', '#rain'] })).toEqual([
      'text|Instagram caption: 2204 of 2200 characters; cut about 4',
    ])
    expect(broken('instagram', { text: 'a'.repeat(2_201) }, 'caption')).toEqual([
      'caption.text|Instagram caption: 2201 of 2200 characters; cut about 1',
    ])
  })

  it('names the field in which a hashtag too many is mended', () => {
    const many = Array.from({ length: 31 }, (_, index) => `tag${index}`)
    expect(broken('instagram', { text: 'Fine.', hashtags: many })).toEqual([
      'hashtags|Instagram caption: 31 of 30 hashtags; cut about 1',
      'hashtags|Instagram caption that is found: 31 of 5 hashtags; cut about 26',
    ])
    expect(broken('instagram', { text: many.map((tag) => `#${tag}`).join(' '), hashtags: [] })[0]).toMatch(
      /^text\|/,
    )
    expect(broken('instagram', [{ text: 'Fine.', hashtags: many }], 'posts')[0]).toMatch(
      /^posts\[0\]\.hashtags\|/,
    )
  })
})
