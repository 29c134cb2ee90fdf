import { cleanText } from './fold.ts'

const fewest = 3
const most = 6

/**
 * What a prompt lists, to be written into the boxes of a diagram: `evaporation, clouds and rain`, `cues → brief → pieces`.
 * Empty unless there are three to six short things; a diagram with half its names would explain something else.
 */
export function labelsOf(prompt: string): readonly string[] {
  const text = cleanText(prompt.replace(/->|=>|⇒|➔|➜|›/g, '→'))
  for (const sentence of text.split(/[.!?;](?: |$)/)) {
    const listed = sentence.includes('→')
      ? sentence.slice(sentence.indexOf(': ') + 1).split('→')
      : (listAfterColon(sentence) ?? listWithAnd(sentence))
    const labels = (listed ?? []).map(labelOf)
    if (labels.length >= fewest && labels.length <= most && labels.every((label) => label !== ''))
      return labels
  }
  return []
}

const and = /,? (?:and|y|e|und|or|o|oder) /u

function listAfterColon(sentence: string): readonly string[] | undefined {
  const colon = sentence.indexOf(': ')
  return colon < 0
    ? undefined
    : sentence
        .slice(colon + 2)
        .replace(and, ', ')
        .split(', ')
}

/** `first, second and third`: the first of them is the end of whatever comes before. */
function listWithAnd(sentence: string): readonly string[] | undefined {
  const list = /(?<=^|\s)[\p{L}-]+(?:, [\p{L}-]+(?: [\p{L}-]+)?){1,4},? (?:and|y|e|und) [\p{L}-]+/u.exec(
    sentence,
  )
  return list?.[0].replace(and, ', ').split(', ')
}

function labelOf(text: string): string {
  const label = text.trim().replace(/^(?:the|an?|el|la|los|las|una?|der|die|das|eine?) /iu, '')
  const isShort = label.length <= 24 && label.split(' ').length <= 3
  return isShort && /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N} '’&/+-]+$/u.test(label)
    ? label.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    : ''
}
