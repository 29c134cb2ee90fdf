export {
  assignmentPart,
  briefPart,
  instructionsPart,
  sourcePart,
  system,
} from './prompt.ts'
export { readCues } from './read-cues.ts'
