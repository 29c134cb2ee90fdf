/** What the writer of posts is told. Replace it with `socialMedia.with({ instructions })`. */
export const socialMediaInstructions = `Write for social media in {language}, from the source.

Begin with what is surprising and true, a figure or something that happened. Say who found or did it. One thought a sentence. No "in this video", no "thread below", no exclamation marks, at most one emoji a post. cues: the ids of the cues that the text rests on.`

export const xInstructions =
  'posts: a thread of three to eight posts for X. Each has at most 280 characters as X counts them (a link 23, an emoji 2), makes sense alone and adds something new. The first one carries the whole; no numbering, no hashtags.'

export const linkedInInstructions =
  'A post for LinkedIn of 120 to 300 words, at most {characters} characters with its hashtags. The first 200 characters are all that is seen before "more": they have to be worth the click. Short paragraphs. Close with a question that somebody in the trade would like to answer. hashtags: three to five, without spaces.'

export const facebookInstructions =
  'A post for Facebook, best within {characters} characters: what happened, why it touches people, one detail that they will tell others.'
