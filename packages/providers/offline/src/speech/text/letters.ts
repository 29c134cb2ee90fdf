/** Latin letters that are no letter with a mark. */
const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'th',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** Greek ones stand in formulas, and are read by their names. */
const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}

/** The text in the letters, digits and punctuation that Flite reads. Marks go, and whatever else it has no sound for. */
export function inPlainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/⁄/g, '/')
    .replace(/[^\0-\x7f]/gu, (letter) => spelled(letter))
    .replace(/[^\w\s.,;:!?'()$%/-]|_/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[.,;:!?])/g, '')
    .replace(/[,;:!?]{2,}/g, (run) => /[?!]/.exec(run)?.[0] ?? run.charAt(0))
    .replace(/[,;:](?=[.!?])/g, '')
    .trim()
}

function spelled(letter: string): string {
  const small = letter.toLowerCase()
  if (greek[small] !== undefined) return ` ${greek[small]} `
  const plain = latin[small] ?? ' '
  return letter === small ? plain : plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** The share of a text's letters that an English voice has no sound for. */
export function foreignShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? []
  const foreign = letters.filter((letter) => !/\p{Script=Latin}|\p{Script=Greek}/u.test(letter))
  return foreign.length / Math.max(1, letters.length)
}
