import webvtt from 'webvtt-parser'
import { voices } from './markup.ts'
import { unreadable } from './unreadable.ts'

/** What one speaker says between two times, as lines: the raw material of a cue. */
export interface Caption {
  readonly startMs: number
  readonly endMs: number
  readonly speaker: string | undefined
  readonly lines: readonly string[]
}

const timing = /^\s*(?:\d+:)?[0-5]?\d:[0-5]\d\.\d{3}\s*-->\s*(?:\d+:)?[0-5]?\d:[0-5]\d\.\d{3}(?:\s|$)/

/** A file with a broken line or two is still a transcript; one where every tenth is broken is something else. */
const toleratedShare = 0.1

/**
 * The parser also builds a tree of each cue's markup, by recursion, which we have no use for. Hiding `<` behind a
 * code point that no text may hold keeps it from doing so: a cue of 100,000 nested tags would overflow its stack.
 */
const hidden = '\uFDD0'

/**
 * Reads WebVTT and answers its captions in order of time. Cues without text are left out, as is a cue whose
 * timing line cannot be read, as long as such lines are few.
 *
 * @param options.addedLines lines above the text that the caller's file does not have
 * @throws SourceError `SOURCE_UNREADABLE`, with the line
 */
export function readCaptions(webVtt: string, { addedLines = 0 } = {}): readonly Caption[] {
  const { cues } = new webvtt.WebVTTParser({}).parse(webVtt.replaceAll('<', hidden), 'subtitles')
  refuseBrokenTimings(webVtt, addedLines)
  const captions = cues.flatMap((cue) => {
    const startMs = Math.round(cue.startTime * 1000)
    const endMs = Math.max(startMs, Math.round(cue.endTime * 1000))
    if (!Number.isSafeInteger(endMs)) return []
    return voices(cue.text.replaceAll(hidden, '<')).map((voice) => ({ startMs, endMs, ...voice }))
  })
  if (captions.length === 0) {
    throw unreadable({
      message: 'The transcript holds no cue with text.',
      action: 'Check that the file is complete and was not saved without its subtitles.',
    })
  }
  return captions
}

function refuseBrokenTimings(webVtt: string, addedLines: number): void {
  const lines = webVtt.split(/\r\n|\r|\n/)
  let total = 0
  const broken: number[] = []
  for (const [index, line] of lines.entries()) {
    if (!line.includes('-->')) continue
    total += 1
    if (!timing.test(line)) broken.push(index + 1 - addedLines)
  }
  if (total === 0) {
    throw unreadable({
      message: 'There is no timing line such as 00:00:01.000 --> 00:00:04.000.',
      action: 'Hand in plain text as { text } instead.',
      line: 1,
    })
  }
  if (broken.length > total * toleratedShare) {
    throw unreadable({
      message: `${broken.length} of ${total} timing lines cannot be read.`,
      action: 'Write times as 00:00:01.000 --> 00:00:04.000, hours first.',
      line: broken[0],
    })
  }
}
