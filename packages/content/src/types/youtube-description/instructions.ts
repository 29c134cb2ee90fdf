/** What the writer of a video's description is told. Replace it with `youTubeDescription.with({ instructions })`. */
export const youTubeDescriptionInstructions = `Write title and description of the video in {language}, for somebody who has searched and decides within two lines whether to watch.

- title: at most 100 characters, the subject within the first 60, in the words that people would search for and in the order of a normal sentence. It promises nothing that the source does not keep. No capitals for emphasis.
- text: two or three short paragraphs of plain text. The first 150 characters are all that is seen before "more": what the viewer learns and from whom, without "in this video". Then what is shown or argued, with its names and figures. The text alone has the length in the assignment. No links, no times, no list of contents.
- chapters: the parts in the order of the source, each with the id of the cue where it begins and a title of at most 50 characters that says what happens there: "The pump fails", not "Introduction" or "Part 2". The first one begins with the first cue. At least three and, in a long source, one for every two to five minutes of speech; no two within a few cues. None at all when the source has fewer than three parts.
- hashtags: one to five, without spaces; the first three are shown above the title.
- cues: the ids of the cues that title and text rest on.

No "<" and no ">" anywhere: the platform refuses them.`
