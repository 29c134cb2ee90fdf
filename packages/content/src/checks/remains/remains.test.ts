import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf } from '../faults.fixture.ts'
import { checkComplete } from './complete.ts'
import { checkRemains } from './remains.ts'

const cueIds = new Set(['c1', 'c2', '1', 'intro'])
const wrong = (text: string, field = 'text') => faultsOf(checkRemains({ [field]: text }, cueIds))

describe('checkComplete', () => {
  it('finds fields that say nothing', () => {
    const [finding] = checkComplete({ title: 'A title', scenes: [{ say: 'Hello', show: '…' }], cues: ['c1'] })
    expect(finding).toMatchObject({
      passed: false,
      code: 'OUTPUT_EMPTY',
      path: 'scenes[0].show',
      message: 'nothing there; write it',
    })
    expect(finding?.score).toBeCloseTo(2 / 3)
    expect(checkComplete({ title: 'A title' })).toMatchObject([
      { passed: true, message: '1 fields with text' },
    ])
    expect(faultsOf(checkComplete({ cues: ['c1'] }))).toEqual(['complete!'])
  })

  it.each(['', ' \n', '…', '🎉', '---', 'N/A', 'null', ' undefined.', 'TBD', '[object Object]'])(
    'takes %j for nothing',
    (text) => {
      expect(faultsOf(checkComplete({ text }))).toEqual(['complete! text'])
    },
  )

  it.each(['No.', 'None of them.', '7', '水', 'Null Bock', 'A TBD list'])(
    'takes %j for something',
    (text) => {
      expect(faultsOf(checkComplete({ text }))).toEqual([])
    },
  )
})

describe('checkRemains', () => {
  it.each([
    // cue marks
    'As she said [c1].',
    'So it was [c2–c9, c2].',
    'It opened (c2) at night.',
    'It opened (c1, c2).',
    'It opened [intro].',
    // tags, tokens of chats, JSON
    '</material>',
    '<source name="x">',
    '<think>Let me see</think> Gates',
    '<|im_start|>assistant',
    '[INST] Write [/INST]',
    '### Response:\nGates',
    'Assistant: The gates open.',
    '{"title": "Gates"}',
    '```json\n{"title": "Gates"}\n```',
    // placeholders
    'Dear {{name}},',
    'Dear $\u007bname},',
    'Written in {language}',
    '[Insert quote here]',
    '[Your name]',
    'Visit [link]!',
    'At [company name here] we care',
    '[insertar cita]',
    '[nombre de la empresa]',
    '[Ihr Name]',
    '[Name der Firma]',
    '[Name of the company]',
    '[Zitat hier einfügen]',
    '[insérer une citation]',
    '[inserire il nome]',
    '[inserir nome]',
    'Dear <your name>,',
    'Lorem ipsum dolor',
    'The price is TBD.',
    // talk with whoever asked
    'As an AI language model, I cannot see the gates.',
    'The transcript that you have shared ends at the gates.',
    'Do you want me to shorten it?',
    'Feel free to ask if you need any further changes.',
    'Soy un modelo de IA y no he visto las compuertas.',
    'El material que me has facilitado acaba en las compuertas.',
    'La transcripción que compartiste acaba en las compuertas.',
    '¿Quieres que cambie el tono del texto?',
    'Si lo deseas, puedo escribir otra versión.',
    'Ich bin nur ein KI-Assistent und sehe keine Schleusen.',
    'Im bereitgestellten Text steht nichts von Schleusen.',
    'Soll ich sie noch etwas kürzen?',
    'Falls gewünscht, kann ich den Text kürzer fassen.',
    'As a large language model I have no opinion.',
    "I'm just an AI, so take this with salt.",
    'I am unable to fulfill that request.',
    'Here is the summary you asked for: the gates open.',
    'Here’s a short thread based on the transcript: gates.',
    'Here is the summary: the gates open.',
    'Sure! The gates open.',
    'Sure, here is the revised post: gates.',
    'Certainly! Here is a draft.',
    'According to the provided transcript, gates open.',
    'The gates open.\n\nLet me know if you would like me to shorten this.',
    'The gates open.\n\nI hope this helps!',
    'The gates open. (82 words)',
    'Word count: 82',
    '¡Claro! Aquí tienes el resumen.',
    'Aquí tienes el resumen que me pediste: las compuertas.',
    'Como modelo de lenguaje, no puedo opinar.',
    'Las compuertas se abren. (82 palabras)',
    'Gerne! Hier ist die Zusammenfassung.',
    'Hier ist die Zusammenfassung, die du angefordert hast.',
    'Als KI-Sprachmodell habe ich keine Meinung.',
    'Die Tore öffnen sich. (82 Wörter)',
    'Bien sûr ! Voici le résumé.',
    "En tant qu'IA, je ne peux pas.",
    'Certo! Ecco il riassunto.',
    'Come modello linguistico non posso.',
    'Claro! Aqui está o resumo.',
    'Como um modelo de linguagem, não posso.',
  ])('finds %j', (text) => {
    expect(wrong(text)).toEqual(['remains! text'])
  })

  it.each([
    'A [sic] b, [1], [c3], 3 < 5, the source {was} dry.',
    'The [gates](https://example.com) open, and so does [your name](https://example.com).',
    'He took [your] coat, she said, and “[the] house”.',
    'It opened (see c2 and others), (intro), (1).',
    'The gates (A4, B7) open.',
    'Sure, the gates open. But who closes them?',
    'Of course it rained. Certainly nobody minded.',
    'Here are the answers to the questions you asked us most.',
    'Here is the short version: it works.',
    'As an artist, I know that water finds a way.',
    'Language models came up at the meeting.',
    'The brief said so, and the instructions were clear.',
    'Assistants: three. Humans: none.',
    'He wrote “{” and “}” on the board.',
    'She said {nothing}.',
    'Claro que se abren las compuertas.',
    'Aquí está la clave: nadie las cierra.',
    'El TODO no es la suma.',
    'Natürlich öffnen sich die Tore. Klar ist: niemand schließt sie.',
    'Hier ist die Lage eine andere: Wasser steigt.',
    'Le texte est long (12 mots par phrase, dit-il).',
    'A flood of 82 words (all of them kind) came in.',
    'The null hypothesis is undefined here.',
    'Die Stadt [Köln] zahlt.',
  ])('leaves %j alone', (text) => {
    expect(wrong(text)).toEqual([])
  })

  it('lets a speaker agree', () => {
    expect(wrong('Sure! I grew up here.', 'say')).toEqual([])
    expect(wrong('Sure! Here is the summary you asked for.', 'say')).toEqual(['remains! say'])
  })

  it('takes nothing for a leak that the source says', () => {
    const cues = cuesOf('It answered: as an AI language model I cannot do that.', 'Sure, I said.')
    const value = { text: 'It answered, “As an AI language model I cannot do that.”' }
    expect(faultsOf(checkRemains(value, cueIds, { cues }))).toEqual([])
    expect(faultsOf(checkRemains({ text: 'Sure! The gates open.' }, cueIds, { cues }))).toEqual([
      'remains! text',
    ])
  })

  it('says what to take out, field by field', () => {
    const findings = checkRemains(
      {
        title: 'Gates [c1]',
        sections: [{ heading: '{{x}}', body: '<brief> Sure thing! [c2]' }],
        note: 'fine',
      },
      cueIds,
    )
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      ['title', 'take out the cue marks “[c1]”'],
      ['sections[0].heading', 'fill in or take out “{{x}}”'],
      ['sections[0].body', 'take out the cue marks “[c2]”; take out what belongs to the prompt: “<brief>”'],
    ])
  })

  describe('knows the instructions', () => {
    const instructions = [
      `Write a summary for somebody who will not see the source.

- title: what it is about, in at most twelve words.
- text: Markdown paragraphs without headings. Its length is the one in the assignment.

Short paragraphs. Close with “Read more on our blog every Friday morning.” Name whoever says something in the talk and never speak of the recording itself.`,
    ]
    const leaked = (text: string) => faultsOf(checkRemains({ text }, cueIds, { instructions }))

    it.each([
      'Gates. Write a summary for somebody who will not see the source.',
      'What it is about, in at most twelve words: gates.',
      'Its length is the one in the assignment',
      'The gates: name whoever says something in the talk and never speak of water.',
    ])('and finds %j', (text) => {
      expect(leaked(text)).toEqual(['remains! text'])
    })

    it.each([
      'Short paragraphs.',
      'Read more on our blog every Friday morning.',
      'The gates open. Somebody who will not see the source of the river may wonder.',
      'What it is about',
    ])('and leaves %j alone', (text) => {
      expect(leaked(text)).toEqual([])
    })

    it('unless the source says the same', () => {
      const cues = cuesOf('So I told them: what it is about, in at most twelve words.')
      const value = { text: 'What it is about, in at most twelve words.' }
      expect(faultsOf(checkRemains(value, cueIds, { instructions, cues }))).toEqual([])
    })
  })
})
