import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asciiLength } from './punycode.ts'

describe('asciiLength', () => {
  it.each([
    ['', ''],
    ['example', 'example'],
    ['bücher', 'xn--bcher-kva'],
    ['ليهمابتكلموشعربي؟', 'xn--egbpdaj6bu4bxfgehfvwxn'],
    ['他们为什么不说中文', 'xn--ihqwcrb4cv8a8dqg056pqjye'],
    ['3年b組金八先生', 'xn--3b-ww4c5e180e575a65lsy2b'],
    ['そのスピードで', 'xn--d9juau41awczczp'],
    ['💩', 'xn--ls8h'],
  ])('of %j is that of %s', (label, ascii) => {
    expect(asciiLength(label)).toBe(ascii.length)
  })

  it('is what the platform makes of a name', () => {
    const letter = fc.constantFrom(...'abc019-äöüßéñøœжщяґאבגدرزかなカナ日本語中國한글กขคαβγ')
    const label = fc
      .array(letter, { minLength: 1, maxLength: 20 })
      .map((letters) => `x${letters.join('')}x`.normalize('NFC'))
      .filter((text) => domainToASCII(text) !== '' && !text.startsWith('x--') && text.slice(2, 4) !== '--')
    fc.assert(
      fc.property(label, (text) => {
        expect(asciiLength(text)).toBe(domainToASCII(text).length)
      }),
    )
  })
})
