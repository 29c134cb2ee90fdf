import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf, text } from '../faults.fixture.ts'
import { linksIn } from './find-links.ts'
import { checkLinks } from './links.ts'

const cues = cuesOf(
  'Everything is on https://www.example.org/gates/2024, and the shop is at lissenden tools dot com slash new.',
  'Write to marta at lissenden dash tools dot com or to desk@example.org.',
  'Auf Deutsch: beispiel punkt de schrägstrich tore. En español: ejemplo punto es barra agua.',
)
const allowed = ['https://shop.example.com/tools', 'harbour.example', 'desk@harbour.example']
const wrong = (content: string) => faultsOf(checkLinks(text(content), { cues, allowed }))

describe('linksIn', () => {
  it.each([
    ['See https://Example.com/a_(b)/.', ['example.com/a_(b)']],
    ['(https://example.com/x?y=1#z), more', ['example.com/x?y=1#z']],
    ['www.example.com and example.org/page', ['example.com', 'example.org/page']],
    ['me@Example.com', ['example.com me']],
    ['https://münchen.de/straße', ['münchen.de/straße']],
    ['https://example.jp/水。次', ['example.jp/水']],
    ['Booking.com, README.md, main.py, the end.It starts, ASP.NET, 3.5, e.g. this', []],
    ['http://localhost:3000/x', ['localhost:3000/x']],
    ['ftp://files.example.com', ['files.example.com']],
    ['', []],
  ])('finds in %j %j', (content, links) => {
    expect(linksIn(content).map(({ host, rest, mail }) => (mail ? `${host} ${rest}` : host + rest))).toEqual(
      links,
    )
  })
})

describe('checkLinks', () => {
  it.each([
    'https://example.com',
    'https://example.org/gates/2025',
    'https://example.org/gates/2024/more',
    'https://www.exam.org',
    'https://example.or',
    'Read example.net for more',
    'lissendentools.com/old',
    'john@example.org',
    'https://shop.example.com/toolshed',
    'https://example.com/tools',
    'other@harbour.example',
    '[gates](/gates)',
    '[gates](javascript:alert(1))',
    '[gates](data:text/html,x)',
    '[gates](gates.html)',
    'Paste javascript:alert(1) here',
    'data:text/html;base64,xyz',
    'file:///etc/passwd',
    '![gate](https://images.example.net/gate.png)',
  ])('does not take %j', (content) => {
    expect(wrong(content)).toEqual(['links! text'])
  })

  it.each([
    'https://example.org/gates/2024',
    'http://www.EXAMPLE.org/gates/2024/',
    'https://example.org/gates',
    'https://example.org',
    'https://lissendentools.com/new',
    'lissendentools.com',
    'marta@lissenden-tools.com',
    'desk@example.org',
    'beispiel.de/tore',
    'https://www.ejemplo.es/agua',
    'https://shop.example.com/tools',
    'https://shop.example.com/tools/hammer?x=1',
    'https://harbour.example/anything',
    'https://www.harbour.example',
    'https://tides.harbour.example/now',
    'desk@harbour.example',
    '[gates](https://example.org/gates)',
    '[mail](mailto:desk@example.org)',
    'JavaScript: the good parts',
    'The data: 74 gates',
    'Booking.com and README.md',
    'No link at all',
  ])('takes %j', (content) => {
    expect(wrong(content)).toEqual([])
  })

  it('says which, field by field', () => {
    expect(
      checkLinks(
        [
          { path: 'posts[0]', text: 'https://a.example, [x](/y) and https://a.example' },
          { path: 'posts[1]', text: 'fine' },
        ],
        {},
      ),
    ).toMatchObject([
      {
        path: 'posts[0]',
        code: 'LINK_INVALID',
        message:
          'take out what is no web address: “/y”; the source does not name “https://a.example”; take the address out',
      },
    ])
    expect(checkLinks(text('https://example.org'), { cues })).toMatchObject([
      { passed: true, message: '1 links, all from the source or allowed' },
    ])
    expect(checkLinks(text('none'))).toMatchObject([{ passed: true, message: 'no links' }])
  })

  it('looks for nothing that is no address', () => {
    expect(faultsOf(checkLinks(text(`https://example.net/${'a'.repeat(3_000)}`), { cues }))).toEqual([
      'links! text',
    ])
    expect(faultsOf(checkLinks(text('https://at.at'), { cues }))).toEqual(['links! text'])
    expect(faultsOf(checkLinks(text('www.http.com'), { cues: cuesOf('com') }))).toEqual([])
  })
})
