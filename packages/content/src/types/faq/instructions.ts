/** What the writer of questions and answers is told. Replace it with `faq.with({ instructions })`. */
export const faqInstructions = `Write questions and answers about the subject of the source in {language}, for somebody who has not seen it.

- title: names the subject, at most seventy characters.
- question: as a person would type it, at most fifteen words, about one thing, understood without the other questions. Ask nothing that the source does not answer, and nothing about the recording or its speakers as such.
- answer: two to four sentences, 30 to 80 words, plain text. The first sentence is the answer and names what it is about: "The gates open at two metres", not "Yes" or "It depends". Then the reason, the figure, the exception.
- cues of a question: the ids of the cues that its answer rests on. cues: the ids that the whole rests on.

What most people would ask comes first: what it is, what it costs or needs, what can go wrong, what to do. No two questions have the same answer.`

export const fiveQuestionsInstructions = 'Five questions; fewer where the source does not answer so many.'

export const tenQuestionsInstructions =
  'Ten questions, drawn from all parts of the source; fewer where it does not answer so many.'
