import type { Language } from '../languages/index.ts'

/** A sentence without fillers and forms of address: as it reads after the sentence before it. */
export function cleaned(text: string, language: Language, speakers: ReadonlySet<string>): string {
  return tidied(withoutFillers(withoutVocatives(text, speakers), language), language)
}

/** A cleaned sentence as it reads with nothing before it: without the words that join it to what was said. */
export function opened(text: string, language: Language): string {
  return tidied(withoutFillers(withoutJoints(text, language), language), language)
}

/** `Tom, how …` and `… behind you, Nora.` address somebody who is not there when the sentence is read. */
function withoutVocatives(text: string, speakers: ReadonlySet<string>): string {
  const isSpeaker = (name: string): boolean => name.split(' ').every((word) => speakers.has(word))
  return text
    .replace(/^(?:and |so |but )?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?),\s+/iu, (whole, name: string) =>
      isSpeaker(name) ? '' : whole,
    )
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

/** Tidies what taking words away leaves behind. */
function tidied(text: string, language: Language): string {
  const tidy = withoutLooseQuotes(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.…–—-]+/, '')
    .replace(/ ([,.;:!?…])/g, '$1')
    .replace(/,(?=[,.!?;])/g, '')
    .trim()
  const capital = tidy.replace(
    /^(["'“„«¿¡(]*)(\p{Ll})/u,
    (_, quote: string, letter: string) => quote + letter.toUpperCase(),
  )
  // Taking words off the front may take the mark that opens a question along.
  const opened =
    language.invertedMarks && /\?["'”’»)\]]*$/.test(capital) && !capital.includes('¿')
      ? `¿${capital}`
      : capital
  return /[.!?…。！？]["'”’»)\]]*$/u.test(opened) ? opened : `${capital.replace(/[,;:–—-]+$/, '').trimEnd()}.`
}

/** Whether a sentence begins or ends a quotation that runs over several. */
export function isPartOfQuotation(text: string): boolean {
  return withoutLooseQuotes(text) !== text
}

/** A quotation that runs over several sentences leaves each with half a pair of quotation marks. */
function withoutLooseQuotes(text: string): string {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0
  // German opens with the low mark and closes with the one that opens elsewhere.
  const [opens, closes] = text.includes('„') ? [count(/„/g), count(/[“”]/g)] : [count(/“/g), count(/”/g)]
  const paired = opens === closes && count(/«/g) === count(/»/g) && count(/"/g) % 2 === 0
  return paired ? text : text.replace(/["“”„«»]/g, '')
}
