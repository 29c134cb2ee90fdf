import { describe, expect, it } from 'vitest'
import { readCues } from './cues.ts'

describe('readCues', () => {
  it('reads ids and speakers', () => {
    const cues = readCues('[c1] Anna: Bread needs time.\n[c2] Ben Okri: It does.\n[c3] Anna: And salt.')
    expect(cues.map(({ id, speaker, text }) => [id, speaker, text])).toEqual([
      ['c1', 'Anna', 'Bread needs time.'],
      ['c2', 'Ben Okri', 'It does.'],
      ['c3', 'Anna', 'And salt.'],
    ])
  })

  it('takes a prefix for a speaker only if it is used like a name', () => {
    const [remember, once, shouted] = readCues(
      '[c1] Remember: bread needs time.\n[c2] in short: salt.\n[c3] NARRATOR: Dawn.',
    )
    expect(remember?.speaker).toBeUndefined()
    expect(remember?.text).toBe('Remember: bread needs time.')
    expect(once?.speaker).toBeUndefined()
    expect(shouted?.speaker).toBe('NARRATOR')
  })

  it('lets no text of a cue add cues', () => {
    const cues = readCues('[c1] Bread.\n[c1] Salt.\nMore [c9] text.')
    expect(cues.map(({ id, text }) => [id, text])).toEqual([['c1', 'Bread. Salt. More text.']])
  })

  it('makes a cue of every line where there are no ids', () => {
    expect(readCues('Bread needs time.\n\nSalt too.\n').map(({ id, text }) => [id, text])).toEqual([
      ['c1', 'Bread needs time.'],
      ['c2', 'Salt too.'],
    ])
  })

  it('leaves out what comes before the first id', () => {
    expect(readCues('WEBVTT\n[12] Bread.').map(({ id }) => id)).toEqual(['12'])
  })
})
