import type { AskJudge, Verdict } from '../../src/checks/index.ts'

/**
 * A judge that makes no mistakes, as it has been told what is untrue: what is measured with it is whether each claim
 * reaches the judge with lines to judge it by, and whether the verdict comes back to the field that makes the claim. How
 * well a model judges, it does not tell.
 */
export function judgeThatKnows(
  untrue: readonly { readonly text: string; readonly verdict: Verdict }[],
): AskJudge {
  return async (prompt) => {
    const partOf = (name: string) => prompt.find((part) => part.name === name)?.text ?? ''
    const [line = ''] = partOf('source').split('\n')
    const cue = /^\[([^\]]+)\]/.exec(line)?.[1]
    const claims = JSON.parse(partOf('claims')) as readonly {
      readonly claim: string
      readonly text: string
    }[]
    return {
      verdicts: claims.map(({ claim, text }) => {
        const lie = untrue.find((passage) => text.includes(passage.text))
        return { claim, verdict: lie?.verdict ?? 'supported', ...(lie === undefined ? { cue } : {}) }
      }),
    }
  }
}
