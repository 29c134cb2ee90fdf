import { describe, expect, it } from 'vitest'
import { placesOf, readCues } from './cues.ts'

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

  it.each(['María de la Cruz', 'Ludwig van Beethoven', 'moderador', 'guest two', 'Presenter (BBC)'])(
    'takes %s off the text and shows it',
    (label) => {
      const cues = readCues(`[c1] ${label}: Bread needs\n[c2] ${label}: time and\n[c3] ${label}: salt.`)
      expect(cues.map(({ speaker, text }) => [speaker, text])).toEqual([
        [label, 'Bread needs'],
        [label, 'time and'],
        [label, 'salt.'],
      ])
    },
  )

  it.each(['The chair of the board', 'Gast aus Reihe zwei', 'Das zweite', 'Third & last'])(
    'takes %s off the text of cues in a row without showing it for a name',
    (label) => {
      const cues = readCues(`[c1] ${label}: Bread needs\n[c2] ${label}: time.\n[c3] Anna: Salt.`)
      expect(cues.map(({ text }) => text)).toEqual(['Bread needs', 'time.', 'Anna: Salt.'])
      expect(cues.map(({ speaker }) => speaker)).toEqual([undefined, undefined, undefined])
      expect(cues.map(({ label: found }) => found)).toEqual([label, label, undefined])
    },
  )

  it('knows labels in a conversation by the labels beside them', () => {
    const turns = [
      'Ana: ¿Y el pan?',
      'gente del barrio: Bien.',
      'Ana: ¿Y la sal?',
      'gente del barrio: También.',
    ]
    const source = [...turns, 'Ana: ¿Y el vino?', 'gente del barrio: Tampoco.']
    expect(readCues(source.join('\n')).map(({ text }) => text)).toEqual([
      '¿Y el pan?',
      'Bien.',
      '¿Y la sal?',
      'También.',
      '¿Y el vino?',
      'Tampoco.',
    ])
  })

  it('leaves what is said now and then in the text', () => {
    const said = [
      'Zum Beispiel: Salz.',
      'Brot braucht Zeit.',
      'Zum Beispiel: Öl.',
      'Brot ist gut.',
      'Wein auch.',
    ]
    const lines = [...said, 'Zum Beispiel: Hefe.', 'Das Ergebnis: gutes Brot.', 'The Rule: no bread.']
    expect(readCues(lines.join('\n')).map(({ text }) => text)).toEqual(lines)
  })

  it('takes a single word for a voice where nearly every cue has one', () => {
    const lines = ['Anna: Bread.', 'Ben: Salt.', 'Anna: Oil.', 'Ben: Wine.', 'Claudia: Perhaps.']
    expect(readCues(lines.join('\n')).at(-1)?.speaker).toBe('Claudia')
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

  it('knows by the numbers of cues where an excerpt leaves something out', () => {
    const gaps = (source: string): readonly boolean[] => readCues(source).map(({ afterGap }) => afterGap)
    expect(gaps('[c1] Bread.\n[c2] Salt.\n[c7] Oil.\n[c8] Wine.')).toEqual([false, false, true, false])
    expect(gaps('[c5] Bread.\n[c6] Salt.')).toEqual([true, false])
    // Numbers that do not count, and ids without any, tell nothing.
    expect(gaps('[10] Bread.\n[20] Salt.\n[30] Oil.')).toEqual([false, false, false])
    expect(gaps('[a] Bread.\n[b] Salt.')).toEqual([false, false])
    expect(gaps('[c1] Bread.\n[x] Salt.\n[c3] Oil.')).toEqual([false, false, false])
  })

  it('places cues in the whole source, also those that are left out', () => {
    const placeOf = placesOf(readCues('[c3] Bread.\n[c4] Salt.\n[c9] Oil.'))
    expect(['c3', 'c7', 'c12', 'x7'].map(placeOf)).toEqual([3, 7, 12, undefined])
    const orderOf = placesOf(readCues('[a] Bread.\n[b] Salt.'))
    expect(['a', 'b', 'c'].map(orderOf)).toEqual([0, 1, undefined])
  })

  it('leaves out what comes before the first id', () => {
    expect(readCues('WEBVTT\n[12] Bread.').map(({ id }) => id)).toEqual(['12'])
  })
})
