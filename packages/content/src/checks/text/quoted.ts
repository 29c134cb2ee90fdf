/** A passage in quotation marks. */
export interface Quotation {
  /** Without the marks. */
  readonly text: string
  /** Where the opening mark stands, and where the closing one ends. */
  readonly start: number
  readonly end: number
}

/** What opens a quotation, and what may close it: each language has its own pairs. */
const closings: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '"': '"',
  '「': '」',
  '『': '』',
}
const longestQuotation = 1_000
const opening = /[“„«»"「『]/g

/**
 * The passages of a text that stand in quotation marks. A mark that nothing closes within the paragraph opens nothing,
 * and neither do inches (`a 12" pipe`).
 */
export function quotationsOf(text: string): readonly Quotation[] {
  const quotations: Quotation[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(opening)) {
    if (index < from || !opensAt(text, index, mark)) continue
    const end = closingOf(text, index, mark, closings[mark] ?? '')
    if (end === undefined) continue
    quotations.push({ text: text.slice(index + 1, end), start: index, end: end + 1 })
    from = end + 1
  }
  return quotations
}

/**
 * A text with its quotations blanked out, so that what is left is in the writer's own words.
 *
 * @param which quotations to blank out; all by default
 */
export function withoutQuotations(
  text: string,
  which: (quotation: Quotation) => boolean = () => true,
): string {
  let own = ''
  let from = 0
  for (const quotation of quotationsOf(text)) {
    if (!which(quotation)) continue
    own += `${text.slice(from, quotation.start)} … `
    from = quotation.end
  }
  return own + text.slice(from)
}

/** The same mark opens and closes in English, and `»` opens in German what it closes in French: look at what is beside it. */
function opensAt(text: string, index: number, mark: string): boolean {
  if (mark === '"') return !/[\p{L}\p{N}]/u.test(text.charAt(index - 1))
  return mark !== '»' || !/[\s\u00a0\u202f]|^$/.test(text.charAt(index + 1))
}

/** A second opening mark before the closing one ends the search, which also keeps it short in a text of nothing but marks. */
function closingOf(text: string, start: number, mark: string, marks: string): number | undefined {
  const limit = Math.min(text.length, start + longestQuotation)
  for (let index = start + 1; index < limit; index += 1) {
    const character = text.charAt(index)
    if (marks.includes(character)) return index
    if (character === mark || (character === '\n' && text[index + 1] === '\n')) return undefined
  }
  return undefined
}
