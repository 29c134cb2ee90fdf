export { type FollowedEntry, openNotebook, readComplaints } from './followed.ts'
export { type Outsider, type OutsiderProgress, startOutsider } from './outsider.ts'
export { createPersistence, isPassing } from './persist.ts'
