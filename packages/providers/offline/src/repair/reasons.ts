/** What a reason asks for, as far as it says so in figures. */
export interface Change {
  readonly direction: 'add' | 'cut'
  /** Words, characters or items, whatever was counted. */
  readonly amount: number
  /** Of what was counted there is so much. */
  readonly size: number
}

/** The reasons of the part `problems` by path: a line each, `- posts[2]: 304 of 280 characters; cut about 24`. */
export function readReasons(problems: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>()
  for (const line of problems.split('\n')) {
    const path = paths.find((candidate) => line.startsWith(`- ${candidate}: `))
    if (path === undefined) continue
    const reason = line.slice(path.length + 4)
    reasons.set(path, [reasons.get(path) ?? '', reason].join(' ').trim())
  }
  return reasons
}

const change = /(add|cut) about (\d[\d.,]*)/i

export function readChange(reason: string): Change | undefined {
  const [, direction, amount] = change.exec(reason) ?? []
  if (direction === undefined || amount === undefined) return undefined
  const own = /this one has (\d[\d.,]*)/.exec(reason)?.[1] ?? /\d[\d.,]*/.exec(reason)?.[0]
  return {
    direction: direction.toLowerCase() === 'add' ? 'add' : 'cut',
    amount: toNumber(amount),
    size: Math.max(1, toNumber(own ?? amount)),
  }
}

function toNumber(text: string): number {
  return Number(text.replace(/\D/g, ''))
}
