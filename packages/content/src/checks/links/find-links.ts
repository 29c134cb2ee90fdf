import { LinkifyIt } from 'linkify-it'

/** An address in a text. */
export interface FoundLink {
  /** As it is written. */
  readonly raw: string
  /** Lower case, without `www.`; of a mail address what follows the `@`. */
  readonly host: string
  /** What follows the host, without a slash at the end. For a mail address what stands before the `@`. */
  readonly rest: string
  readonly mail: boolean
}

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true })

/** Endings of bare domains that are no endings of files or sentences (`README.md`, `main.py`, `the end.It`). */
const domains =
  'com|org|net|edu|gov|info|biz|dev|app|blog|news|shop|online|site|store|tech|cloud|eu|de|es|fr|it|pt|at|ch|uk|nl|br|mx|ar|cl|co|us|ca|io|ai'
const bareDomain = new RegExp(String.raw`^(?:www\.|(?:[\p{Ll}\d-]+\.)+(?:${domains})(?:[/:?#]|$))`, 'u')
const shape = /^(?:(?:https?|ftp):)?(?:\/\/)?(?:[^\s/?#@]*@)?([^\s/?#]*)(.*)$/i

/**
 * The web and mail addresses in a text, with and without `https://`. A bare domain counts when it is written small and
 * has a usual ending, so that company names (`Booking.com`) and files (`README.md`) do not.
 */
export function linksIn(text: string): readonly FoundLink[] {
  return (linkify.match(text) ?? []).flatMap(({ schema, raw }): readonly FoundLink[] => {
    if (schema === 'mailto:') return [mailOf(raw)]
    if (schema === '' && !bareDomain.test(raw)) return []
    const host = raw.replace(shape, '$1')
    const rest = raw.replace(shape, '$2').replace(/\/+$/, '')
    return [{ raw, host: plainHost(host), rest, mail: false }]
  })
}

/** A domain without `www.`, in lower case. */
function plainHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}

function mailOf(raw: string): FoundLink {
  const address = raw.replace(/^mailto:/i, '')
  const at = address.lastIndexOf('@')
  return {
    raw,
    host: address.slice(at + 1).toLowerCase(),
    rest: address.slice(0, at).toLowerCase(),
    mail: true,
  }
}
