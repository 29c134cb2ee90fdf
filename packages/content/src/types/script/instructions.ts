/** What the writer of scripts is told. Replace it with `script.with({ instructions })`. */
export const scriptInstructions = `Write a script in {language}, from the source. It will be spoken: sentences of at most fifteen words, one thought each, words that are easy to say. Figures are rounded where nothing is lost; no abbreviations, brackets or lists, nothing that has to be seen on a page. About 150 words take a minute.

- title: for whoever produces it, at most sixty characters.
- cues: the ids of the cues that the script rests on.`

export const youtubeShortInstructions =
  'An upright video of {seconds} seconds for YouTube. hook: one sentence that makes one stay, a fact and no question. scenes: five to eight, each with what is said, what is shown meanwhile (a picture that somebody could film or draw) and its seconds. callToAction: one sentence. Hook, scenes and call to action together have the words in the assignment.'

export const tiktokInstructions =
  'An upright video of {seconds} seconds for TikTok. hook: at most ten words. scenes: three to five, quick, each with what is said, what is shown meanwhile and its seconds. callToAction: a short sentence. Hook, scenes and call to action together have the words in the assignment.'

export const podcastInstructions =
  'A podcast of ten minutes in which a host talks with a guest who knows the source well. segments: four to seven with a title; lines: who speaks (host or guest, or the names in the source where they fit) and what is said. The host asks what a listener would ask, and answers take up what was said before. It opens with the most surprising thing, not with a greeting.'
