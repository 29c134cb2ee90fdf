/** What is looked for, and what is said for it: a function gets the match and its groups, some of which may be absent. */
export type Rule = readonly [
  pattern: RegExp,
  replacement: string | ((match: string, ...groups: Group[]) => string),
]
export type Group = string | undefined
