import { PipelineError } from '../errors/index.ts'

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u
/** How many names of a path are shown: only the path into a bottomless value is longer. */
const shownNames = 64

/** Where an encoder is inside a value: the names that lead there, and the objects it has gone through. */
export interface Place {
  readonly path: string
  readonly names: (string | number)[]
  readonly ancestors: object[]
}

/** The place as one text: `media/segment[3].audio["file name"]`. */
function placeText({ path, names }: Pick<Place, 'path' | 'names'>): string {
  const text = names
    .slice(0, shownNames)
    .reduce<string>((start, name) => `${start}${nameText(name, start === '')}`, path)
  return names.length > shownNames ? `${text}…` : text
}

function nameText(name: string | number, first: boolean): string {
  if (typeof name === 'number') return `[${name}]`
  if (!identifier.test(name)) return `[${JSON.stringify(name)}]`
  return first ? name : `.${name}`
}

/** The refusal of what a log cannot hold. `what` completes “… is”, as in “is a function”. */
function notSerializable(place: Place, what: string, action: string, cause?: unknown): PipelineError {
  const path = placeText(place)
  return new PipelineError({
    code: 'NOT_SERIALIZABLE',
    message: `${path === '' ? 'The value' : path} cannot be recorded: it is ${what}.`,
    path,
    action,
    cause,
  })
}

const leaveOut = 'Leave it out, or return plain data in its place.'

/** Names what an object is that is neither plain nor one of the kinds that the codec knows. */
export function refuseInstance(place: Place, value: object): PipelineError {
  const name = className(value)
  if (value instanceof Promise || isMethod(value, 'then')) {
    return notSerializable(place, 'a promise', 'Await it first.')
  }
  if (isMethod(value, 'pipe') || isMethod(value, 'getReader') || Symbol.asyncIterator in value) {
    return notSerializable(
      place,
      `a stream (${name})`,
      'Put its bytes into the asset store (assets.put) and return the reference.',
    )
  }
  if (value instanceof Error) {
    return notSerializable(
      place,
      `an error (${name})`,
      'Throw it, or return its code and message as plain data.',
    )
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return notSerializable(place, `binary data (${name})`, 'Return a Uint8Array over the same bytes.')
  }
  return notSerializable(
    place,
    `an instance of ${name}`,
    'Return a plain object with the properties that later stages need, or a Date, Map, Set or Uint8Array.',
  )
}

export function refuseFunction(place: Place): PipelineError {
  return notSerializable(place, 'a function', 'Call it and return its result, or leave it out.')
}

export function refuseSymbol(place: Place): PipelineError {
  return notSerializable(place, 'a symbol', 'Use a string.')
}

export function refuseAccessor(place: Place): PipelineError {
  return notSerializable(place, 'computed by a getter or setter', 'Copy it into a plain property.')
}

export function refuseDate(place: Place): PipelineError {
  return notSerializable(place, 'an invalid date', 'Return a valid Date, or undefined.')
}

export function refuseCycle(place: Place, ancestor: number): PipelineError {
  const start = placeText({ path: place.path, names: place.names.slice(0, ancestor) })
  return notSerializable(
    place,
    `a cycle back to ${start === '' ? 'the value itself' : start}`,
    'Refer to it by an id.',
  )
}

export function refuseDepth(place: Place, limit: number): PipelineError {
  return notSerializable(
    place,
    `nested deeper than ${limit} levels`,
    'Return a flatter value: a list whose items refer to each other by id.',
  )
}

/** For code of the value's own (a proxy, an exotic object) that threw while it was read. */
export function refuseUnreadable(place: Place, cause: unknown): PipelineError {
  return notSerializable(place, 'an object that cannot be read', leaveOut, cause)
}

function isMethod(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === 'function'
}

function className(value: object): string {
  const made = value.constructor
  return typeof made === 'function' && made.name !== '' ? made.name : 'an unnamed class'
}
