/** How files that are not text begin, also when they were read as if they were. */
const signatures = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  '\ufffdPNG',
  'GIF87a',
  'GIF89a',
  '\u007fELF',
  '\u001f\u008b',
  '\u001f\ufffd',
  'OggS\u0000',
]

/** A few odd characters are in many texts; from this share on, it is no text or was read in a wrong encoding. */
const oddShare = 0.05
const oddAtLeast = 4

const replacement = 0xfffd

/** Whether pieces of text are together no text: bytes of another kind of file, or read in a wrong encoding. */
export function looksBinary(texts: readonly string[]): boolean {
  const [first = ''] = texts
  const start = first.charCodeAt(0) === 0xfeff ? first.slice(1, 11) : first.slice(0, 10)
  if (signatures.some((signature) => start.startsWith(signature))) return true
  let characters = 0
  let odd = 0
  for (const text of texts) {
    if (text.includes('\u0000')) return true
    characters += text.length
    odd += oddCharacters(text)
  }
  return odd >= oddAtLeast && odd > characters * oddShare
}

/** Control characters other than white space, and what stands where something could not be decoded. */
function oddCharacters(text: string): number {
  let odd = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 ? code < 0x09 || code > 0x0d : code === 0x7f || code === replacement) odd += 1
    else if (code > 0x7f && code < 0xa0 && code !== 0x85) odd += 1
  }
  return text.isWellFormed() ? odd : odd + loneSurrogates(text)
}

function loneSurrogates(text: string): number {
  return [...text.matchAll(/\p{Surrogate}/gu)].length
}

/** Whether there is anything to read: a letter or a digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{Letter}\p{Number}]/u.test(text)
}
