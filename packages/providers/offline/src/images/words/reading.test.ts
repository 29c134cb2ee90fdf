import { describe, expect, it } from 'vitest'
import { cleanText, fold, type Motif, strongest, weighMotifs } from './index.ts'
import { motifs } from './motifs.ts'

const found = (prompt: string) => [...weighMotifs(prompt).keys()]

describe('the motifs of a prompt', () => {
  it.each<[string, Motif]>([
    ['The harbour at noon', 'sea'],
    ['Der Alte an der Nordseeküste', 'sea'],
    ['Las MONTAÑAS del norte', 'mountain'],
    ['Ein Bergdorf im Schnee', 'village'],
    ['Die Hauptstraße', 'city'],
    ['El dinero y los bancos', 'money'],
    ['Menschen im Park', 'people'],
    ['Ein Regenschirm', 'rain'],
    ['anochecer', 'sunset'],
    ['a → b → c', 'process'],
    ['Ein Blick über den Bodensee', 'lake'],
  ])('%s: %s', (prompt, motif) => expect(found(prompt)).toContain(motif))

  it('are none where none is named', () => expect(found('Justice and its limits')).toEqual([]))

  it.each([
    ['They see what has been seen, a brief moment of that kind, back at the red manner of being'],
    ['Wegen Donnerstag: er ist zugestimmt worden, regeneriert'],
    ['training of the boycott, gullible shipping and pathology, mistakes'],
  ])('are no words that only look like them: %s', (prompt) => expect(found(prompt)).toEqual([]))

  it('weigh more the earlier they come, and in the subject', () => {
    const weights = weighMotifs('The forest behind the house, and far away, hardly to be seen, the sea')
    expect(strongest(weights, ['sea', 'forest'])).toBe('forest')
    expect(strongest(weights, ['river', 'chart'])).toBeUndefined()
  })

  it('are words written as they are compared: folded, and known only once each', () => {
    for (const [motif, words] of Object.entries(motifs)) {
      const all = words.split(' ')
      expect(fold(words), motif).toBe(words)
      expect(
        all.every((word) => /^\*?[a-z]+\*?$/.test(word)),
        motif,
      ).toBe(true)
    }
  })
})

describe('plain text', () => {
  it('has no markup, addresses or control characters, and one space between words', () => {
    expect(cleanText('<p>One  two</p>\n\n## Three\u0007 &nbsp; www.x.org/four *five*')).toBe(
      'One two. Three five',
    )
  })

  it('keeps the end of a line as the end of a sentence', () => {
    expect(cleanText('Heading\nText.\nMore,\nor less')).toBe('Heading. Text. More, or less')
  })

  it('is no longer than what is read', () => expect(cleanText('x'.repeat(9_000)).length).toBe(4_000))
})
