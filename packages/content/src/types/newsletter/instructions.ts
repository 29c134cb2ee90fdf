/** What the writer of newsletter sections is told. Replace it with `newsletter.with({ instructions })`. */
export const newsletterInstructions = `Write a section of a newsletter in {language}, from the source, to readers who know the field and have five minutes.

Plain and warm, in whole sentences. Figures and names stay exact. No "in this video", no greeting, no sign-off. cues: the ids of the cues that the section rests on.`

export const introInstructions =
  'The opening. subject: at most 60 characters, concrete, no capitals for emphasis. preheader: 40 to 90 characters that go on where the subject ends and do not repeat it. text: 80 to 160 words in two paragraphs, the second of which says what the reader will find below.'

export const mainPointsInstructions =
  'The main part. heading: a few words. points: three to seven, each with a heading that makes a statement, two or three sentences of text, and the id of the cue where the point is made.'

export const takeawaysInstructions =
  'The close. heading: a few words. takeaways: three to six sentences that say what a reader can do or will see differently, each of its own, none of them a mere fact.'
