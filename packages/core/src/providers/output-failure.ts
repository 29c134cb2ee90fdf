import { BlockedError, OutputError, redact } from '../errors/index.ts'
import type { Json } from '../values/index.ts'
import type { Judgement, Problem } from './judge-answer.ts'

type Failed = Extract<Judgement, { readonly passed: false }>

/** In characters of JSON. A larger draft stays in the facts of the calls that it was made by. */
const largestDraft = 32_768
const shownProblems = 3
const longestReason = 200

export interface FailedAttempt {
  /** Of the call, whose fact holds the answer, or those fields of it that a repair asked for. */
  readonly key: string
  readonly judgement: Failed
}

/** The error after the last attempt. Code and paths are the last attempt's, the draft is the best one's. */
export function outputFailure(
  task: string,
  last: FailedAttempt,
  earlier: readonly FailedAttempt[],
): OutputError {
  const attempts = [...earlier, last]
  const best = bestDraft(attempts)
  const { code, problems } = last.judgement
  const path = problems.find((problem) => problem.path !== '')?.path
  return new OutputError({
    code,
    message: `The answer for ${JSON.stringify(task)} ${described[code]} after ${count(attempts.length)}: ${summary(problems)}`,
    action: actions[code],
    path,
    context: {
      task,
      attempts: attempts.length,
      paths: problems.map((problem) => problem.path),
      call: (best ?? last).key,
      ...(best === undefined ? {} : { draft: best.draft }),
    },
  })
}

const described: Readonly<Record<Failed['code'], string>> = {
  OUTPUT_INVALID: 'is still invalid',
  OUTPUT_EMPTY: 'is still empty',
  OUTPUT_TRUNCATED: 'still breaks off',
  OUTPUT_REFUSED: 'was refused',
}

const actions: Readonly<Record<Failed['code'], string>> = {
  OUTPUT_INVALID:
    'Make the schema or check easier to meet, say in the prompt what it demands, or ask for another `sample`.',
  OUTPUT_EMPTY: 'Ask for another `sample`, or configure another model.',
  OUTPUT_TRUNCATED: 'Raise `maxOutputTokens`, or ask for less in one call.',
  OUTPUT_REFUSED: 'Change the prompt or the source, or configure another model and ask for another `sample`.',
}

function count(attempts: number): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`
}

function summary(problems: readonly Problem[]): string {
  const shown = problems.slice(0, shownProblems).map(({ path, reason }) => {
    return `${path === '' ? '' : `${path}: `}${redact(reason).slice(0, longestReason)}`
  })
  const more = problems.length - shown.length
  return `${shown.join('; ')}${more > 0 ? ` (and ${more} more)` : ''}`
}

/** The draft with the fewest problems; of equals, the latest. One that was not cut off before one that was. */
function bestDraft(
  attempts: readonly FailedAttempt[],
): { readonly key: string; readonly draft: Json } | undefined {
  const drafts = attempts.flatMap(({ key, judgement: { code, problems, draft } }) => {
    if (draft === undefined || JSON.stringify(draft).length > largestDraft) return []
    return [{ key, draft, rank: (code === 'OUTPUT_TRUNCATED' ? 1_000_000 : 0) + problems.length }]
  })
  return drafts.reduce<(typeof drafts)[number] | undefined>(
    (best, next) => (best !== undefined && best.rank < next.rank ? best : next),
    undefined,
  )
}

/** A recorded answer was accepted once and no longer is: schema or check have changed since. */
export function outputChanged(task: string, key: string, problems: readonly Problem[]): BlockedError {
  const stage = key.split('/', 1).join('')
  return new BlockedError({
    code: 'OUTPUT_CHANGED',
    message: `The recorded answer for ${JSON.stringify(task)} no longer passes its schema or check: ${summary(problems)}`,
    path: key,
    action: `Deploy a schema and check that accept it and resume() the job, or call retry({ from: ${JSON.stringify(stage)} }), which pays for that stage again.`,
    context: { task, paths: problems.map((problem) => problem.path) },
  })
}
