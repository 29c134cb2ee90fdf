import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutMarkup } from './markup.ts'

describe('withoutMarkup', () => {
  it.each([
    ['<i>Bread</i> needs <c.yellow>time</c>.', 'Bread needs time.'],
    ['<v Anna Berg>Bread &amp; butter', 'Bread & butter'],
    ['&lt;script&gt;alert(1)&lt;/script&gt; Bread', 'alert(1) Bread'],
    ['**Bread** needs _time_ and `salt`.', 'Bread needs time and salt.'],
    ['See [the recipe](https://example.com/a_(b)) and ![a loaf](x.png).', 'See the recipe and a loaf.'],
    ['## Bread', 'Bread'],
    ['- Bread # and butter', 'Bread and butter'],
    ['[Music] Bread (laughter) rises ♪', 'Bread rises'],
    ['>> Bread\u200b rises\u0000', 'Bread rises'],
    ['A {{placeholder}} | cell', 'A placeholder cell'],
    ['Bread, [c12] says the baker', 'Bread, says the baker'],
    ['snake_case stays and 2 * 3 does not', 'snake_case stays and 2 3 does not'],
  ])('reads %j as %j', (given, wanted) => {
    expect(withoutMarkup(given)).toBe(wanted)
  })

  it('leaves nothing that could be a tag, a link or a placeholder', () => {
    const parts = fc.constantFrom(
      '<',
      '>',
      '&lt;',
      '&gt;',
      '[',
      ']',
      '(',
      ')',
      '{{',
      '}}',
      '*',
      '`',
      '#',
      'a',
      ' ',
      'script',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (given) => {
        const plain = withoutMarkup(given.join(''))
        expect(plain).not.toMatch(/[<>`{}[\]|\\\n]|\*/)
        expect(plain).toBe(plain.trim())
      }),
    )
  })

  it('is quick with what makes careless patterns slow', () => {
    const hostile = ['*a _b [c](d ', '<a &lt; (((music ', '&&&&', '[[[[', '____', '### ']
    for (const text of hostile) expect(withoutMarkup(text.repeat(20_000)).length).toBeLessThan(400_000)
  }, 5_000)
})
