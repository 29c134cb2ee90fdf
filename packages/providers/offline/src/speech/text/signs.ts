import { moneyRules } from './money.ts'
import type { Rule } from './rule.ts'
import { unitRules } from './units.ts'

/** What the voice cannot read, or reads as something else, in words it can. Later rules see what earlier ones wrote. */
const rules: readonly Rule[] = [
  // Addresses: the name of the place, without the way to it.
  [/\b(?:https?|ftp):\/\/(?:www\.)?([^\s/?#"')\]]{1,200})[^\s"')\]]*?(?=[.,;:!?]?(?:[\s"')\]]|$))/giu, '$1'],
  [/\bwww\.(?=\w)/gi, ''],
  [/(?<=[\p{L}\p{N}_-])@(?=[\p{L}\p{N}])/gu, ' at '],
  [/@(?=\p{L})/gu, ''],
  [/(?<=\p{L}{2})\.(?=\p{Ll}{2})/gu, ' dot '],
  ...moneyRules,
  ...unitRules,
  // Numbers.
  [/\d{1,9}(?:\.\d{1,9}){2,9}/g, (version) => version.replaceAll('.', ' point ')],
  [/(?<![\d:])(\d{1,3}):(?=\d(?![\d:]))/g, '$1 to '],
  [/(\d)['′]\s?(\d{1,2})["″]/g, '$1 foot $2'],
  [/(\d)([\u00bc-\u00be\u2150-\u215e])/g, '$1 and $2'],
  [/(\d)\s?[×x]\s?(?=\d)/g, '$1 times '],
  [/(\d)(?!(?:st|nd|rd|th|s)\b)(?=\p{L})/giu, '$1 '],
  [/(\d)\s?[–—]\s?(?=\d)/g, '$1 to '],
  [/−\s?(?=\d)/g, '-'],
  [/(?:#|№)\s?(?=\d)/g, 'number '],
  [/§\s?(?=\d)/g, 'section '],
  [/~\s?(?=\d)|≈/g, ' about '],
  // Dashes and dots.
  [/\s*(?:[—―]|--+|\s[–-]\s)\s*|–|→|⇒/g, ', '],
  [/(?:…|\.{2,})(?=\s*[\p{Ll},;:])/gu, ', '],
  [/…|\.{2,}/g, '. '],
  // Single signs.
  [/\b([A-G])#/g, '$1 sharp'],
  [/&+/g, ' and '],
  [/\+/g, ' plus '],
  [/±/g, ' plus or minus '],
  [/=+/g, ' equals '],
  [/÷/g, ' divided by '],
  [/\band\/or\b/gi, 'and or'],
  // An apostrophe belongs to a word; quotation marks make the voice stumble.
  [/[‘’‚′ʼ`´]/g, "'"],
  [/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])|["“”„‟«»″]/gu, ''],
]

/** Signs, currencies, units and addresses as words. */
export function withoutSigns(text: string): string {
  return rules.reduce(
    // `replace` has a signature for each kind of replacement, and none for both.
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement as string),
    text,
  )
}
