// The set itself leans on as little of what it measures as it can: only on how a piece falls into fields.
export { type PlacedText, textsOf } from '../../src/checks/index.ts'
export { isAnnouncement, isProse } from '../../src/checks/text/texts.ts'
