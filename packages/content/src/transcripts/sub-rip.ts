import { readCaptions } from './captions.ts'
import { withoutRollingRepeats } from './rolling.ts'
import { toCues } from './to-cues.ts'
import type { TranscriptSource } from './transcript-source.ts'

const time = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s.*)?$`)

const signature = 'WEBVTT\n\n'
/** Stands for a blank line within a cue's text, which would end the cue in WebVTT. */
const gap = ' '

/**
 * A SubRip file as a source. SubRip has no standard: commas or dots, short fractions, missing numbers, coordinates,
 * missing or superfluous blank lines are all read. Formatting tags and `{\an8}` are removed.
 *
 * @throws SourceError `SOURCE_UNREADABLE` with `context.line` when the text is no SubRip or holds no words
 * @example const { cues } = srt(await readFile('talk.srt', 'utf8'))
 */
export function srt(text: string): TranscriptSource {
  const webVtt = toWebVtt(text.toWellFormed().replace(/^\uFEFF/, ''))
  const captions = readCaptions(webVtt, { addedLines: signature.length - signature.trimEnd().length })
  return { cues: toCues(withoutRollingRepeats(captions)) }
}

/** SubRip as WebVTT, line for line below the signature, so that line numbers stay true. */
function toWebVtt(text: string): string {
  const converted: string[] = []
  // From the end, because a blank line separates cues only where another cue follows.
  let cueFollows = true
  let below = ''
  for (const line of text.split(/\r\n|\r|\n/).reverse()) {
    if (line.trim() === '') {
      converted.push(cueFollows ? '' : gap)
    } else if (line.includes('-->')) {
      converted.push(line.replace(timing, retime))
      cueFollows = true
    } else {
      const isNumberOfCue = /^\s*\d+\s*$/.test(line) && below.includes('-->')
      converted.push(isNumberOfCue ? '' : line)
      cueFollows = isNumberOfCue
    }
    below = line
  }
  return signature + converted.reverse().join('\n')
}

function retime(_timing: string, ...parts: readonly (string | undefined)[]): string {
  return `${stamp(parts.slice(0, 4))} --> ${stamp(parts.slice(4, 8))}`
}

function stamp([hours = '0', minutes = '0', seconds = '0', fraction = '']: readonly (
  | string
  | undefined
)[]): string {
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}.${fraction.padEnd(3, '0')}`
}
