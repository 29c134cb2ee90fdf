/** What is told to whoever picks quotations. Replace it with `quotes.with({ instructions })`. */
export const quotesInstructions = `Pick quotations from the source that can stand alone, on a card or in an article.

- text: copied from the source letter by letter, one to three sentences, eight to forty words, beginning and ending where a sentence does. Nothing left out, joined or corrected. It stays in the language of the source, whatever the language of the assignment.
- Look for a claim that somebody could deny, a figure with its meaning, a decision with its reason, an image of the speaker's own. Pass over greetings, thanks, questions of a host, and sentences that need the one before them ("That is why it failed").
- cue: the id of the cue in which the quotation begins.
- speaker: whose words they are, as the source names them; left out where it does not.
- context: one sentence in {language} that says what was being talked about. It neither repeats nor praises the quotation.
- cues: the ids of all cues that are quoted.

They come from all parts of the source and make different points. Fewer where the source does not hold so many; never a second-best one to fill the number.`

export const fiveQuotesInstructions = 'Five quotations, the one that says most first.'

export const tenQuotesInstructions = 'Ten quotations, the one that says most first.'
