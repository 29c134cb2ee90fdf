import { pieceForms } from '../../src/types/index.ts'

/** Every kind of piece by type and variant: `summary.short`. */
export const everyKind: readonly string[] = Object.entries(pieceForms).flatMap(([type, forms]) =>
  Object.keys(forms).map((variant) => `${type}.${variant}`),
)
