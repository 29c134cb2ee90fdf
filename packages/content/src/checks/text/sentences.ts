import { primaryOf, segmenterFor } from './segmenter.ts'

/** What ends in a full stop and goes on with a capital or a figure; other abbreviations the segmenter sees through. */
const abbreviations = [
  'dr|prof|st|nr|ca|fig|mr|mrs|ms|messrs|e\\.g|i\\.e|vs|approx|mt|gen|sen|rep|gov|capt|lt|sgt',
  'sra?|srta|dra|dña|uds?|págs?|núm|avda|ee|uu|profa|exa|ej',
  'bzw|hr|fr|inkl|zzgl|evtl|ggf|vgl|chr|mio|mrd|geb',
  'mme|mlle|chap|sig|sig\\.ra|dott|ing|avv|pag',
]
const openEnd = new RegExp(String.raw`(?:^|[\s(«“"'’])(?:${abbreviations.join('|')})\.\s*$`, 'iu')
/** Of a name, or half of an abbreviation: `J. R. Hartley`, `z. B.` */
const singleLetter = /(?:^|[\s(«“"'’.])\p{L}\.\s*$/u
const stop = /[.!?…。！？।؟]/u
const longestEnd = 12
const germanDate = /\b\d{1,2}\.\s*$/
const germanMonth =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b/

/**
 * The sentences of a text, trimmed. Line breaks end a sentence; abbreviations, initials and German dates do not.
 *
 * @example sentencesOf('Dr. Ruiz came. She stayed.', 'en') // ['Dr. Ruiz came.', 'She stayed.']
 */
export function sentencesOf(text: string, language = 'en'): readonly string[] {
  const german = primaryOf(language) === 'de'
  return text
    .split(/[\n\r]+/)
    .flatMap((line) => sentencesOfLine(line, segmenterFor('sentence', language), german))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function sentencesOfLine(line: string, segmenter: Intl.Segmenter, german: boolean): readonly string[] {
  // Most lines of a list or a heading.
  if (!stop.test(line.slice(0, -1))) return [line]
  const sentences: string[] = []
  let start = 0
  let end = ''
  for (const { segment, index } of segmenter.segment(line)) {
    if (index > 0 && !goesOn(end, segment, german)) {
      sentences.push(line.slice(start, index))
      start = index
    }
    // All that is looked for stands at the end.
    end = (end + segment).slice(-longestEnd)
  }
  return [...sentences, line.slice(start)]
}

function goesOn(end: string, next: string, german: boolean): boolean {
  if (singleLetter.test(end)) return true
  if (german && germanDate.test(end) && germanMonth.test(next)) return true
  return openEnd.test(end)
}
