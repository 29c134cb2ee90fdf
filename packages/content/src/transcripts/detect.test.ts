import { describe, expect, it } from 'vitest'
import { detectTranscript, transcript } from './detect.ts'

describe('detectTranscript', () => {
  it.each([
    ['vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne', undefined],
    ['vtt', '\uFEFFWEBVTT', 'talk.txt'],
    ['srt', '1\r\n00:00:01,000 --> 00:00:02,000\r\nOne', 'talk.vtt'],
    ['srt', '00:01.000 --> 00:02.000\nOne', undefined],
    ['json', ' [ { "start": 0, "end": 1, "text": "One" } ]', undefined],
    ['json', '{ "segments": [] }', 'talk.srt'],
    ['text', 'WEBVTTs are files.', undefined],
    ['text', 'Once upon a time --> never.', 'talk.constructor'],
    ['text', '{curly} talk', 'talk'],
    ['srt', 'broken', 'talk.SRT'],
    ['vtt', '', 'talk.vtt'],
    ['json', '', 'talk.json'],
    ['text', '', 'talk.txt'],
  ])('says %s of %j named %s', (format, text, filename) => {
    expect(detectTranscript(text, filename)).toBe(format)
  })
})

describe('transcript', () => {
  const cues = [{ id: 'c1', startMs: 1000, endMs: 2000, text: 'One' }]

  it('reads each format', () => {
    expect(transcript('WEBVTT\n\n00:01.000 --> 00:02.000\nOne')).toEqual({ cues })
    expect(transcript('1\n00:00:01,000 --> 00:00:02,000\nOne')).toEqual({ cues })
    expect(transcript('[{ "start": 1, "end": 2, "text": "One" }]')).toEqual({ cues })
    expect(transcript('Once upon a time.', 'story.md')).toEqual({ text: 'Once upon a time.' })
  })

  it.each([
    ['talk.es.srt', 'es'],
    ['talk.pt-BR.vtt', 'pt-BR'],
    ['talk.final.srt', undefined],
    ['talk.zz.srt', undefined],
    ['es.srt', undefined],
  ])('takes the language from the name %s', (filename, language) => {
    expect(transcript('00:01 --> 00:02\nUno', filename).language).toBe(language)
    expect(transcript('Uno dos tres.', filename.replace(/\w+$/, 'txt')).language).toBe(language)
  })

  it('prefers the language that the transcript names', () => {
    expect(transcript('WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nEins', 'talk.en.vtt').language).toBe(
      'de',
    )
  })
})
