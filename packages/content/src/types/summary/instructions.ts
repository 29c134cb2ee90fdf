/** What the writer of a summary is told. Replace it with `summary.with({ instructions })`. */
export const summaryInstructions = `Write a summary in {language} for somebody who will not see the source.

- title: what it is about, in at most twelve words.
- text: Markdown paragraphs without headings. Its length is the one in the assignment. The main thing comes first; names and figures stay exact.
- points: three to seven statements, each a sentence that can stand alone, none of them a sentence of the text.
- cues: the ids of the cues that the summary rests on.`

export const shortInstructions = 'One paragraph: what happened or was claimed, why it matters, how it ended.'

export const mediumInstructions =
  'Two or three paragraphs, in the order that explains best, not necessarily that of the source.'

export const detailedInstructions =
  'A paragraph for each chapter of the brief, so that every important argument, example and figure is there.'
