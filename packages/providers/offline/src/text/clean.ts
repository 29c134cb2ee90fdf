import type { Language } from '../languages/index.ts'
import { closingMarks, withoutLooseQuotes } from './marks.ts'

/** A sentence without fillers and forms of address: as it reads after the sentence before it. */
export function cleaned(text: string, language: Language, speakers: ReadonlySet<string>): string {
  return tidied(withoutFillers(withoutVocatives(text, speakers), language), language)
}

/** A cleaned sentence as it reads with nothing before it: without the words that join it to what was said. */
export function opened(text: string, language: Language): string {
  return tidied(withoutFillers(withoutJoints(text, language), language), language)
}

/** `…, Herr Stadler.`: at the end somebody with a title is spoken to. */
const titled =
  /,\s+(?:Mr|Mrs|Ms|Herr|Frau|[Ss]eñora?|[Mm]onsieur|[Mm]adame|[Ss]ignora?|[Ss]enhora?)\.?(?: (?:Doktor|Professor|Dr\.|Prof\.))?(?: \p{Lu}[\p{L}'’-]+){1,2}(?=[.?!]+$)/u

/** `Tom, how …` and `… behind you, Nora.` address somebody who is not there when the sentence is read. */
function withoutVocatives(text: string, speakers: ReadonlySet<string>): string {
  const isSpeaker = (name: string): boolean => name.split(' ').every((word) => speakers.has(word))
  return text
    .replace(/^(?:and |so |but )?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?),\s+/iu, (whole, name: string) =>
      isSpeaker(name) ? '' : whole,
    )
    .replace(titled, '')
    .replace(/,\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?=[,.?!]|$)/gu, (whole, name: string) =>
      isSpeaker(name) ? '' : whole,
    )
}

function withoutFillers(text: string, language: Language): string {
  return language.fillers.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement).trim(),
    text,
  )
}

function withoutJoints(text: string, language: Language): string {
  let rest = text
  for (
    let joint = language.joints.exec(rest)?.[0];
    joint !== undefined;
    joint = language.joints.exec(rest)?.[0]
  ) {
    rest = rest.slice(joint.length).replace(/^[,\s]+/, '')
  }
  return rest.replace(language.additives, '$1')
}

const asksAtEnd = new RegExp(`\\?${closingMarks}*$`, 'u')
const endsAtEnd = new RegExp(`[.!?…。！？]${closingMarks}*$`, 'u')

/** Tidies what taking words away leaves behind. */
function tidied(text: string, language: Language): string {
  const tidy = withoutLooseQuotes(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.…–—-]+/, '')
    .replace(/ ([,.;:!?…])/g, '$1')
    .replace(/,(?=[,.!?;])/g, '')
    .trim()
  const capital = tidy.replace(
    /^(["'“„«»‚‘¿¡(]*)(\p{Ll})/u,
    (_, quote: string, letter: string) => quote + letter.toUpperCase(),
  )
  // Taking words off the front may take the mark that opens a question along.
  const opened =
    language.invertedMarks && asksAtEnd.test(capital) && !capital.includes('¿') ? `¿${capital}` : capital
  return endsAtEnd.test(opened) ? opened : `${capital.replace(/[,;:–—-]+$/, '').trimEnd()}.`
}
