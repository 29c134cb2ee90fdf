export { foreignShare } from './letters.ts'
export { type Utterance, utterancesOf } from './utterances.ts'
