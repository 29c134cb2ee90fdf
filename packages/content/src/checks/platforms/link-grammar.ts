/** What a network takes for a link. `path` and `query` are sticky: they say how far something goes from a place on. */
export interface LinkGrammar {
  /** The scheme with its slashes, at the end of what stands before a host. */
  readonly scheme: RegExp
  /** Whether a host alone is a link. */
  readonly bare: boolean
  readonly path: RegExp
  readonly query: RegExp
}

/** Letters of Western alphabets beyond ASCII, and combining marks. */
export const latin =
  '\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u00FF\\u0100-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263' +
  '\\u0268\\u026F\\u0272\\u0289\\u028B\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF'

const spaces = '\\x09-\\x0D\\x20\\x85\\xA0\\u1680\\u180E\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000'
const directions = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069'
const unusable = '\\uFFFE\\uFEFF\\uFFFF'

/** No part of a host, besides the dots, hyphens and underscores between the letters of one. */
export const outsideHosts = `!'#%&()*+,\\\\/:;<=>?@\\[\\]^{|}~$${spaces}${unusable}${directions}`

/** What may stand right before a link. */
export const beforeLink = new RegExp(`[^A-Za-z0-9@\\uFF20$#\\uFF03${unusable}]`)

/** A path may hold parentheses, two deep, where each is closed: `/Primer_(film)`. */
const balanced = (inside: string) => `\\((?:${inside}+|${inside}*\\(${inside}+\\)${inside}*)\\)`

const xLetters = `a-z0-9\\u0400-\\u04FF${latin}`
const xInside = `[${xLetters}!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&]`

/** As X's own library has it: https://github.com/twitter/twitter-text, `js/src/regexp/extractUrl.js` and what it names. */
export const xLinks: LinkGrammar = {
  scheme: /https?:\/\/$/i,
  bare: true,
  // To the last character that may end it, so that the full stop of a sentence is none of it, and on through parentheses.
  path: new RegExp(
    `/(?:(?:${xInside}|${balanced(xInside)})*[${xLetters}+\\-=_#/])?(?:${balanced(xInside)})*`,
    'iy',
  ),
  query: /\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/]/iy,
}

/** The international characters of RFC 3987, with those for private use. */
const international = `\\u{A0}-\\u{D7FF}\\u{E000}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}${Array.from(
  { length: 16 },
  (_, plane) => `\\u{${(plane + 1).toString(16)}0000}-\\u{${(plane + 1).toString(16)}FFFD}`,
).join('')}`

const mastodonInside = '[^\\p{White_Space}<>()?]'
const mastodonLast = '[^\\p{White_Space}()?!*"\'「」<>;:=,.$%\\[\\]~&\\|@]'

/**
 * As Mastodon's server has it: https://github.com/mastodon/mastodon, `config/initializers/twitter_regex.rb`. Nothing is a
 * link there without its scheme.
 */
export const mastodonLinks: LinkGrammar = {
  scheme: /(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\/$/i,
  bare: false,
  path: new RegExp(
    `/(?:(?:${mastodonInside}|${balanced(mastodonInside)})*(?:${mastodonLast}|${balanced(mastodonInside)}))?`,
    'iuy',
  ),
  query: new RegExp(
    `\\?[a-z0-9!?*'();:&=+$/%#\\[\\]\\-_.,~\\|@^${international}]*[a-z0-9_&=#/\\-${international}]`,
    'iuy',
  ),
}
