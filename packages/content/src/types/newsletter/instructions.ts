/** What the writer of newsletter sections is told. Replace it with `newsletter.with({ instructions })`. */
export const newsletterInstructions = `Write a section of a newsletter in {language}, from the source, for somebody who has five minutes and will not see the source.

- Whole sentences in which somebody does something. Figures and names stay exact.
- No "in this video", no greeting, no sign-off.
- cues: the ids of the cues that the section rests on.`

export const introInstructions =
  'The opening. subject: at most 60 characters, what matters within the first 35, concrete, no capitals for emphasis. preheader: 40 to 90 characters that go on where the subject ends and do not repeat it. text: 80 to 160 words in two paragraphs of Markdown: the first begins with something that happened, the second says what the reader will find below.'

export const mainPointsInstructions =
  'The main part. heading: a few words. points: three to seven, each with a heading that makes a statement ("The gates open too late", not "About the gates"), two or three sentences of plain text that bear it out with a figure or an example, and the id of the cue where the point is made.'

export const takeawaysInstructions =
  'The close. heading: a few words. takeaways: three to six sentences that say what a reader can do or will see differently. Each begins with what is to be done or seen, and none of them merely states a fact.'
