/** What the writer of the brief is told. */
export const briefInstructions = `Read the whole source and write a brief of it, from which others will write without having read it as closely.

- points: 8 to 40 statements that carry the content, in the order of the source, each understandable by itself, with its names and figures. A short source has fewer. Ids are p1, p2, … Each names the cues that it rests on.
- quotes: up to 12 striking sentences, copied word for word from the cue where they begin.
- names: people, places, organisations and works that matter, spelled as in the source.
- numbers: each figure with its unit and what it measures, and the cue that says it.
- chapters: the parts of the source in order, each with its first and last cue and the ids of its points.
- title and overview: what the source is about, the overview in two or three sentences.

Write in the language of the assignment; quotes stay in the language of the source.`
