export {
  assignmentPart,
  briefPart,
  instructionsPart,
  sourcePart,
  system,
  voicePart,
} from './prompt.ts'
export { readCues } from './read-cues.ts'
