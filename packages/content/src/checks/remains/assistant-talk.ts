import { type AssistantPhrases, assistantPhrases } from './assistant-phrases.ts'

const boundary = String.raw`(?<![\p{L}\p{N}])`
const any = (pattern: (phrases: AssistantPhrases) => string) => assistantPhrases.map(pattern).join('|')

const assent = any(({ assents }) => assents)
/** `Here is the short summary you asked for`; with less than that it may be the way in which a text hands over to a list. */
const asked = any(
  ({ deliveries, orders, asked: certain }) =>
    String.raw`(?:${deliveries}) ?(?:[\p{L}-]+ ){0,4}(?:${orders})(?:,? ?[\p{L}']+){0,4}?,? (?:${certain})`,
)
/** `Here is the summary:` with nothing between, and after an assent also with some words between. */
const handed = any(({ deliveries, orders }) => `(?:${deliveries}) ?(?:${orders}) ?:`)
const announced = any(
  ({ deliveries, orders }) =>
    String.raw`(?:${deliveries}) ?(?:[\p{L}-]+ ){0,3}(?:${orders})(?: [^\s:.!?]{1,30}){0,4} ?:`,
)

const remarks = new RegExp(`${boundary}(?:${any((phrases) => phrases.remarks.join('|'))})`, 'giu')
const opening = new RegExp(
  `^(?:(?:${assent}) ?[!,.:–—]+ ?)?(?:${asked}|${handed}|(?<=[!,.:–—] ?)(?:${announced}))`,
  'iu',
)
const assentAlone = new RegExp(String.raw`^(?:${assent}) ?!(?=\s|$)`, 'iu')
/** `(82 words)` at the end. */
const count =
  /[([]\s?(?:~|ca\. |about |approx\. )?\d{1,5} (?:words|palabras|wörter|mots|parole|palavras|characters|caracteres|zeichen|caractères|caratteri)\s?[)\]]\s*$/iu

/**
 * What a model says to whoever asked it, and no reader should see: `As an AI language model`, `Here is the summary you
 * asked for`, `(82 words)`; in English, Spanish, German, French, Italian and Portuguese.
 *
 * @param spoken whether the text is a speaker's line, which may well begin with `Sure!`
 */
export function assistantTalkIn(text: string, spoken = false): readonly string[] {
  const plain = text
    .replaceAll('’', "'")
    .replace(/[ \t\u00a0\u202f]+/g, ' ')
    .trim()
  const start = plain.match(opening)?.[0] ?? (spoken ? undefined : plain.match(assentAlone)?.[0])
  // The end is looked at by itself: the pattern would else be tried at every bracket.
  const end = plain.slice(-40).match(count)?.[0]
  return [start, ...(plain.match(remarks) ?? []), end].filter((found) => found !== undefined)
}
