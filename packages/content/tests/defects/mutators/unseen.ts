/** A wording for each language of the set. */
export interface Wording {
  readonly en: string
  readonly es: string
  readonly de: string
}

const alike = (text: string): Wording => ({ en: text, es: text, de: text })

/**
 * How the same kinds of defect are worded in the half that checks are not tuned on, so that a check that has learned the
 * wordings of the other half by heart is found out.
 */
export const unseen: Readonly<Record<string, Wording>> = {
  'a cue mark': alike('[c7]'),
  'a list of cue marks': alike('[c2,c3,c9]'),
  'cue marks in round brackets': alike('(c4, c5)'),
  'cue marks named as such': { en: '[Source: c8]', es: '[Fuentes: c8, c9]', de: '[Belege: c8 und c9]' },
  'a tag of the prompt': alike('</assignment>'),
  'a tag of thoughts': alike('<think>The reader wants the figure first.</think>'),
  'a mark of the chat template': alike('<|endoftext|>'),
  'the role of the speaker': alike('assistant :'),
  'as an AI model': {
    en: 'Please note that I’m only a language model, so check the details.',
    es: 'Ten en cuenta que soy una inteligencia artificial y puedo equivocarme.',
    de: 'Bitte beachte, dass ich als Sprachmodell nicht selbst dabei war.',
  },
  'here is what you asked for': {
    en: 'Absolutely! Here’s the finished version, as requested:',
    es: '¡Claro! A continuación te presento un texto como has pedido:',
    de: 'Gerne! Hier ist eine Fassung, wie gewünscht:',
  },
  'an offer to change it': {
    en: 'Feel free to ask if you need any further changes.',
    es: 'Si lo deseas, puedo escribir otra versión más breve.',
    de: 'Falls gewünscht, kann ich den Text auch kürzer fassen.',
  },
  'talk of the material': {
    en: 'The transcript you shared ends here.',
    es: 'El material que me has facilitado termina aquí.',
    de: 'Das von Ihnen bereitgestellte Material endet hier.',
  },
  assent: { en: 'Of course!', es: '¡Por supuesto!', de: 'Selbstverständlich!' },
  'a count of words': { en: '[Word count: 84]', es: '[84 palabras]', de: '(ca. 84 Wörter)' },
  'a placeholder': {
    en: 'It was on [date].',
    es: 'Fue el [fecha].',
    de: 'Das war am [Datum].',
  },
  'a placeholder for a name': {
    en: 'Yours, [Your Name].',
    es: 'Un saludo, [tu nombre].',
    de: 'Grüße von [Ihr Name].',
  },
  'a field of a template': { en: 'Thank you, {name}.', es: 'Gracias, {name}.', de: 'Danke, {name}.' },
  'an invented address': {
    en: 'The figures are at http://stats.open-counts.net/2024/table3 in full.',
    es: 'Las cifras están en http://datos.recuentos-abiertos.net/2024/tabla3 completas.',
    de: 'Die Zahlen stehen unter http://daten.offene-zahlen.net/2024/tabelle3 im Ganzen.',
  },
  'an invented domain without a scheme': {
    en: 'All of it is on www.kept-things.info for free.',
    es: 'Todo está en www.cosas-guardadas.info gratis.',
    de: 'Alles steht auf www.aufgehobenes.info bereit.',
  },
  'an invented mail address': {
    en: 'Questions go to j.harding@kept-things.co.uk as ever.',
    es: 'Preguntas a j.herrero@cosas-guardadas.com.ar como siempre.',
    de: 'Fragen wie immer an j.hartung@aufgehobenes.at richten.',
  },
  'a link that runs something': {
    en: 'Open [the table](data:text/html;base64,PHA+) here.',
    es: 'Abra [la tabla](data:text/html;base64,PHA+) aquí.',
    de: 'Hier [die Tabelle](data:text/html;base64,PHA+) öffnen.',
  },
  'a link to nowhere': {
    en: 'More in [the appendix](#appendix) below.',
    es: 'Más en [el anexo](#anexo) al final.',
    de: 'Mehr im [Anhang](#anhang) am Ende.',
  },
}

/** Wordings that were unseen once, missed, and have been tuned on since. */
export const learned: Readonly<Record<string, Wording>> = {
  'as an AI model': {
    en: 'I am an AI assistant and have no opinion of my own on this.',
    es: 'Soy un modelo de IA y no tengo una opinión propia sobre esto.',
    de: 'Ich bin ein KI-Assistent und habe dazu keine eigene Meinung.',
  },
  'here is what you asked for': {
    en: 'Certainly! Below is a draft based on the transcript:',
    es: '¡Por supuesto! Aquí está el borrador solicitado:',
    de: 'Natürlich, hier kommt der gewünschte Entwurf:',
  },
  'an offer to change it': {
    en: 'Would you like me to adjust the tone?',
    es: '¿Quieres que cambie el tono del texto?',
    de: 'Soll ich den Text noch etwas kürzen?',
  },
  'talk of the material': {
    en: 'Based on the transcript you provided, nothing else is known.',
    es: 'Según el texto proporcionado, no se sabe nada más.',
    de: 'Im bereitgestellten Text steht dazu nichts weiter.',
  },
}

/** Passages in other languages, for the same half. */
export const unseenParagraphs: Readonly<Record<string, readonly string[]>> = {
  en: [
    'By the end of the second winter there was hardly anyone left who could remember why it had been done the other way. The forms were thrown away, the keys were handed back, and nobody has asked for them since.',
  ],
  es: [
    'Al final del segundo invierno apenas quedaba alguien que recordara por qué se había hecho de otra manera. Tiraron los formularios, devolvieron las llaves y desde entonces nadie ha preguntado por ellas.',
  ],
  de: [
    'Am Ende des zweiten Winters erinnerte sich kaum noch jemand daran, warum man es anders gemacht hatte. Die Formulare wurden weggeworfen, die Schlüssel zurückgegeben, und seither hat niemand danach gefragt.',
  ],
  fr: [
    'À la fin du deuxième hiver, presque plus personne ne se rappelait pourquoi on avait fait autrement. Les formulaires ont été jetés, les clés rendues, et depuis, personne ne les a réclamées.',
  ],
  pt: [
    'No fim do segundo inverno quase ninguém se lembrava da razão de se ter feito de outra maneira. Deitaram fora os formulários, devolveram as chaves e desde então ninguém perguntou por elas.',
  ],
  nl: [
    'Aan het einde van de tweede winter wist bijna niemand meer waarom het ooit anders was gedaan. De formulieren werden weggegooid, de sleutels teruggegeven, en sindsdien heeft niemand ernaar gevraagd.',
  ],
}

/** Marks of markup as writers put them around a word, for the same half. */
export const unseenMarks: Readonly<Record<string, (text: string, word: string) => string>> = {
  'a tag of HTML': (text, word) => text.replace(` ${word} `, ` <span class="mark">${word}</span> `),
  'a tag of HTML without its end': (text, word) => text.replace(` ${word} `, ` <b>${word} `),
  'the end of a tag of HTML': (text) => `${text}</div>`,
  'half a tag of HTML': (text, word) => text.replace(` ${word} `, ` <img src='${word} `),
  'half an end tag of HTML': (text) => `${text} </strong`,
  'line breaks of HTML': (text) => text.replace(/(?<=[.!?]) /, '<br><br>'),
  'bold in plain text': (text, word) => text.replace(` ${word} `, ` __${word} ${word}__ `),
  'a link of Markdown in plain text': (text) => `${text} ![picture](https://example.org/a.png)`,
  'a heading of Markdown in plain text': (text) => `### What happened\n${text}`,
  'a character of HTML in plain text': (text, word) => text.replace(` ${word} `, ` ${word}&nbsp;&amp; `),
  'line breaks written out': (text) => text.replace(/(?<=[.!?]) /, '\\n- '),
  'a heading in a body of Markdown': (text) => `What happened\n===\n\n${text}`,
  'an emphasis without its end': (text) => `**${text}`,
  'a block of code without its end': (text) => `~~~text\n${text}`,
  'a link without its end': (text, word) => text.replace(` ${word} `, ` [${word}]() `),
  'a broken table': (text) => `${text}\n\n| a | b |\n| c | d |`,
  'a footnote without a note': (text, word) => text.replace(` ${word} `, ` [${word}][source] `),
}
