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
  const segmenter = segmenterFor('sentence', language)
  const sentences: string[] = []
  for (const line of text.split(/[\n\r]+/)) {
    let open = ''
    for (const { segment } of segmenter.segment(line)) {
      if (open !== '' && !goesOn(open, segment, german)) {
        sentences.push(open.trim())
        open = segment
      } else open += segment
    }
    if (open.trim() !== '') sentences.push(open.trim())
  }
  return sentences
}

function goesOn(open: string, next: string, german: boolean): boolean {
  // All that is looked for stands at the end.
  const end = open.slice(-12)
  if (singleLetter.test(end)) return true
  if (german && germanDate.test(end) && germanMonth.test(next)) return true
  return openEnd.test(end)
}
