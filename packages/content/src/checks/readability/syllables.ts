/**
 * How many syllables a word in lower case has, at least one. Exact for no language and good on average, which is all that
 * a formula over some hundred words needs.
 */
export type SyllableCounter = (word: string) => number

const groups = (word: string, vowels: RegExp): number => word.match(vowels)?.length ?? 0

/** An e that is written and not said: `gate`, `opened`, `homes`, `safely`; not in `table`, `metre`, `hundred`. */
const englishSilent =
  /(?<=[^aeiouylr])e$|(?<=[aeiouyrl][rl])e$|(?<=[^aeiouytdr]|rr|[aeiou]r)ed$|(?<=[^aeiouyscxzghlr])es$|(?<=[aeiouy][lr])es$|(?<=[aeiouy][^aeiouy]{1,2})e(?=(?:ly|ments?|ful|less|ness|thing|where|times?)$)/
/** Vowels side by side that are said apart: `going`, `quiet`, `radio`, `idea`. */
const englishApart =
  /(?<![cgqst])ia|[aeiouy]ing$|i[eo]t|eo(?!us|p|n$)|(?<![gq])ua(?!r)|(?<![gq])ue[nl]|(?<![cgst])io|(?<![gq])uit|ea(?=to|$)/g

export function english(word: string): number {
  if (word.length <= 3) return 1
  const spoken = word.replace(englishSilent, '')
  return Math.max(1, groups(spoken, /[aeiouy]+/g) + groups(spoken, englishApart))
}

/** Of vowels side by side each strong one makes a syllable, and a weak one where it bears an accent. */
export function spanish(word: string): number {
  const vowels = word.match(/[aeiouáéíóúüy]+/g) ?? []
  return Math.max(
    1,
    vowels.reduce((sum, group) => sum + Math.max(1, groups(group, /[aeoáéóíú]/g)), 0),
  )
}

export function portuguese(word: string): number {
  // Nasal diphthongs are one sound, and so are `ao` and `ou`.
  const vowels = word.replace(/ã[oe]|õe|ao/g, 'a').match(/[aeiouáàâãéêíóôõúüy]+/g) ?? []
  return Math.max(
    1,
    vowels.reduce((sum, group) => sum + Math.max(1, groups(group, /[aeoáàâãéêóôõíú]/g)), 0),
  )
}

export function german(word: string): number {
  return Math.max(1, groups(word.replaceAll('qu', 'q'), /aa|ee|oo|ie|[ae][iy]|[aäe]u|[aeiouäöüyéàè]/g))
}

export function french(word: string): number {
  const spoken = word.replace(/(?<=[^aeiouyèêàâîïôû])es?$/, '')
  return Math.max(1, groups(spoken, /[aeiouyàâäèêëîïôöùûüœæ]+|é/g))
}
