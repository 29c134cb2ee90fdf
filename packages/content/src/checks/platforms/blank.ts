/** Whether there is nothing to be seen in a text. */
export function isBlank(text: string): boolean {
  return /^\p{White_Space}*$/u.test(text)
}
