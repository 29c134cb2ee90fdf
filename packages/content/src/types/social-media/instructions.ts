/** What the writer of posts is told. Replace it with `socialMedia.with({ instructions })`. */
export const socialMediaInstructions = `Write for social media in {language}, from the source.

- Open with the most surprising thing that is true: a figure, or something that happened. No announcement of what is to come, no question that nobody has asked.
- Name who found, did or said it. One thought a sentence.
- Write about the matter, not about the recording: no "in this video", no "a thread".
- Plain text: no Markdown, no exclamation marks, at most one emoji a post and only where it replaces a word.
- cues: the ids of the cues that the text rests on.`

export const xInstructions =
  'posts: a thread of three to eight posts for X. Each has at most {characters} characters as X counts them (a link 23, an emoji 2), makes sense to somebody who sees it alone, and adds a fact or a step that the others lack. The first one carries the whole; the last one says what follows from it. No numbering, no hashtags.'

export const blueskyInstructions =
  'posts: two to six posts for Bluesky, in a thread. Each has at most {characters} characters and can be quoted alone: it repeats the name rather than "she" or "it". The first one says what was found and by whom; each of the others gives one reason, figure or limit of it. No numbering, no hashtags, nobody addressed with @.'

export const threadsInstructions =
  'posts: two to five posts for Threads, in a chain. Each has at most {characters} characters; stay below four fifths of that, an emoji counts several. Write as one tells it across a table: the first post is the finding in two or three sentences, the next ones how it came about, and the last one ends with a question that a reader can answer from their own life. No numbering, no hashtags, no links.'

export const linkedInInstructions =
  'A post for LinkedIn of 120 to 300 words, at most {characters} characters with its hashtags. The first 200 characters are all that is seen before "more": put the finding there, not the way to it. Paragraphs of one to three sentences. Then what it changes for somebody who does this work. Close with a question that somebody in the trade would like to answer. hashtags: three to five, without spaces.'

export const facebookInstructions =
  'A post for Facebook, best within {characters} characters: what happened, to whom, and one detail that a reader would tell at dinner. The first sentence is understood without knowing the subject.'

export const instagramInstructions =
  'text: the caption of a picture on Instagram, 60 to 180 words, at most {characters} characters with its hashtags. The first 125 characters are all that is seen before "more": the thing itself stands there. Then paragraphs of one or two sentences with an empty line between them. Do not describe the picture. Close with one thing to try or to answer. No links, they cannot be opened there; no hashtags in the text. hashtags: three to five, without spaces, that people who care for the subject look for.'
