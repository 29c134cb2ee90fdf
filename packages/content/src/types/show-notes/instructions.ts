/** What the writer of show notes is told. Replace it with `showNotes.with({ instructions })`. */
export const showNotesInstructions = `Write the show notes of an episode in {language}. They are read twice: by somebody who decides whether to listen, and by somebody who wants to find a passage again.

- title: the subject and what is new about it, at most eighty characters, without "episode" and without a number.
- summary: who speaks, as far as the source says so, about what, and what one knows afterwards.
- topics: in the order of the source, each with a title that names the thing, a text, and the id of the cue where it is taken up. The text says what was said, the finding, the figure, the objection, never that something "is discussed". No two topics begin with the same cue.
- cues: the ids of the cues that the notes rest on.

Plain text without Markdown, links or times. Summary, titles and texts together have the length in the assignment.`

export const shortNotesInstructions =
  'summary: two or three sentences. topics: three to six, each with one sentence.'

export const fullNotesInstructions =
  'summary: a paragraph of four to six sentences. topics: six to twelve, each with two or three sentences, so that everything of weight can be found again, also names, works and places that were mentioned in passing.'
