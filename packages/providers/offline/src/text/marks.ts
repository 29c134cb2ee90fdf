/**
 * Marks that may close a quotation or a bracket in some language: German closes with what opens elsewhere, French
 * with a space.
 */
export const closingMarks = '(?:["\'”’»«“‘›‹)\\]]|\\s»)'

/** Whether a sentence begins or ends a quotation that runs over several. */
export function isPartOfQuotation(text: string): boolean {
  return withoutLooseQuotes(text) !== text
}

/** A quotation that runs over several sentences leaves each with half a pair of quotation marks. */
export function withoutLooseQuotes(text: string): string {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0
  // German opens with the low mark and closes with the one that opens elsewhere.
  const [opens, closes] = text.includes('„') ? [count(/„/g), count(/[“”]/g)] : [count(/“/g), count(/”/g)]
  const paired = opens === closes && count(/«/g) === count(/»/g) && count(/"/g) % 2 === 0
  return paired ? text : text.replace(/["“”„«»]/g, '')
}
