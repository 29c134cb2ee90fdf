/** An object of unknown content. */
export type Unknowns = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Unknowns {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that a text holds as JSON; `undefined` for anything else. */
export function parseRecord(text: string | undefined): Unknowns | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function recordsIn(value: unknown): readonly Unknowns[] {
  return Array.isArray(value) ? value.filter((item) => isRecord(item)) : []
}

export function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A finite number above 0, else `undefined`. */
export function amountIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
