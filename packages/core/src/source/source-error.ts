import { InputError } from '../errors/index.ts'

/** What errors may say about a source: sizes and places, never its text. */
export function refuseShape(path: string, message: string, action: string): InputError {
  return new InputError({ code: 'SOURCE_INVALID', message, path, action })
}

export function refuseEmpty(path: string): InputError {
  return new InputError({
    code: 'SOURCE_EMPTY',
    message: 'The source holds no words.',
    path,
    action: 'Give a text or cues with something to read in them.',
  })
}

export function refuseSize(path: string, characters: number, maxCharacters: number): InputError {
  return new InputError({
    code: 'SOURCE_TOO_LARGE',
    message: `The source has ${characters} characters; ${maxCharacters} are allowed.`,
    path,
    action: 'Split the source, or raise the limit for sources.',
    context: { characters, maxCharacters },
  })
}

export function refuseBinary(path: string): InputError {
  return new InputError({
    code: 'SOURCE_BINARY',
    message: 'The source is not text, or was read in a wrong encoding.',
    path,
    action:
      'Extract the text first (a PDF or a document is no text), and decode it with the encoding of its file.',
  })
}
