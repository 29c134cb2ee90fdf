/** What the writer of a blog post is told. Replace it with `blogPost.with({ instructions })`. */
export const blogPostInstructions = `Write a blog post in {language} from the source.

- title: concrete, at most seventy characters, no question and no colon if it can be avoided.
- introduction: one paragraph that says what the reader will know afterwards and begins with something that happened.
- sections: each with a heading that makes a statement, a body of Markdown paragraphs without further headings, and the ids of the cues it rests on. No section says what another has said.
- conclusion: one paragraph that draws the consequence and does not repeat the introduction.
- cues: the ids of the cues that carry the whole.

Write about the matter, not about the recording: no "in this video", no "the speaker explains". Whoever says something is named. Quotes come from the brief, word for word. Introduction, headings, bodies and conclusion together have the length in the assignment.`

export const shortPostInstructions = 'Three sections.'
export const mediumPostInstructions = 'Four to six sections, with the most telling examples and figures.'
export const longPostInstructions =
  'Six to ten sections that follow the chapters of the brief, with their arguments, examples, figures and quotes in full.'
