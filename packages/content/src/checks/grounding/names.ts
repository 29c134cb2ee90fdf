import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { primaryOf } from '../text/segmenter.ts'
import { sentencesOf } from '../text/sentences.ts'
import { type SourceText, sourceTextOf } from '../text/source-text.ts'
import { isAnnouncement, isProse, type PlacedText } from '../text/texts.ts'
import { comparableWords } from '../text/words.ts'

/** Languages that write names, and hardly anything else, with capitals. */
const languages: ReadonlySet<string> = new Set([
  'en',
  'es',
  'fr',
  'it',
  'pt',
  'nl',
  'ca',
  'gl',
  'ro',
  'sv',
  'da',
  'no',
])
const name =
  /(?<![\p{L}\p{N}'’])\p{Lu}[\p{L}\p{M}'’-]{1,40}(?: (?:(?:de|del|de la|da|do|dos|di|van|von|der|den|la|le|al|bin|y|of|the) ){0,2}\p{Lu}[\p{L}\p{M}'’-]{1,40}){1,5}/gu
/** In German every noun has a capital: only what a title or a verb of saying shows to be a name is looked at. */
const germanName =
  /(?:Herrn?|Frau|Dr\.|Prof\.|Professor(?:in)?|Bürgermeister(?:in)?|(?:sagt|sagte|erklärt|erklärte|meint|meinte|erzählt|erzählte|berichtet|berichtete|schreibt|schrieb)) (\p{Lu}[\p{Ll}-]{2,40} \p{Lu}[\p{Ll}-]{2,40})|(\p{Lu}[\p{Ll}-]{2,40} \p{Lu}[\p{Ll}-]{2,40}) (?:sagt|sagte|erklärt|erklärte|meint|meinte|erzählt|erzählte|berichtet|berichtete)(?!\p{L})/gu
/** Words that stand before a name at the beginning of a sentence, or are written like one. */
const noNames: ReadonlySet<string> = new Set(
  (
    'the a an and but or so then when while after before since because if as at in on of for from with by to this that these those ' +
    'his her its their our my your he she it they we i you what why how where who here there now today yesterday tomorrow later once ' +
    'dear mr mrs ms dr sir lord lady professor prof president minister mayor ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'el la los las un una y e o u pero si cuando mientras después antes porque como en de del al por para con sin su sus este esta hoy ayer ' +
    'don doña señor señora lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ' +
    'le les des du et mais quand il elle lo gli dei della ma quando nel nella o os as um uma mas quando no na'
  ).split(' '),
)
/** Of a sentence with more words in names than this, capitals say nothing. */
const mostCapitals = 0.75
/** German words that begin a sentence before a noun: `Manche Zahlen erzählt niemand`. */
const germanDeterminer =
  /^(?:manche|viele|alle|einige|mehrere|andere|diese|jene|solche|beide|wenige|keine|unsere|ihre|seine|meine|eine|die|der|das|ein|\p{L}+(?:liche|ische|ige|ende|ste))[nrsm]? /iu
/** What share of a name's words the source does not have makes it strange. */
const strangeShare = 0.5

/**
 * Whether the names of several words in a piece occur in its source. Advice only, and nothing for languages in which names
 * cannot be told by their capitals: what looks like a name may be the title of a programme.
 */
export function checkNames(
  texts: readonly PlacedText[],
  cues: readonly Cue[],
  language: string,
): readonly Finding[] {
  const primary = primaryOf(language)
  if (primary !== 'de' && !languages.has(primary)) return []
  const source = sourceTextOf(cues)
  const namesIn = primary === 'de' ? germanNamesIn : (text: string) => otherNamesIn(text, language)
  const faults = texts
    // In titles every word may have a capital.
    .filter((placed) => isProse(placed) && !isAnnouncement(placed))
    .flatMap(({ path, text }): readonly Fault[] => {
      const strange = [...new Set(namesIn(text))].filter((found) => isStrange(found, source))
      if (strange.length === 0) return []
      return [
        {
          path,
          message: `the source does not name ${listed(strange.map(shown))}; use its names, spelled as there`,
          score: 0.5,
        },
      ]
    })
  return findingsOf(
    { name: 'names', required: false, code: undefined, weight: 1 },
    faults,
    'no strange names',
  )
}

function germanNamesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(germanName), ([, ...names]) => names.join('')).filter(
    (found) => !germanDeterminer.test(found),
  )
}

function otherNamesIn(text: string, language: string): readonly string[] {
  return sentencesOf(text, language).flatMap((sentence) => {
    const words = comparableWords(sentence)
    const found = sentence.match(name) ?? []
    // A heading, or a row of names, is no sentence with a name in it.
    const capitals = found.reduce((sum, each) => sum + comparableWords(each).length, 0)
    return capitals > words.length * mostCapitals ? [] : found
  })
}

function isStrange(found: string, source: SourceText): boolean {
  const words = comparableWords(found)
  const [first = 0] = words.flatMap((word, index) => (noNames.has(word) ? [] : [index]))
  const own = words.slice(first).filter((word) => word.length > 1 && !noNames.has(word))
  const strange = own.filter((word) => !source.has(word) && !source.has(word.replace(/s$/, '')))
  return own.length > 1 && strange.length >= own.length * strangeShare
}
