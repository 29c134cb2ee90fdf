export { type FollowedEntry, type Notebook, openNotebook, readComplaints } from './followed.ts'
export { type Outsider, type OutsiderProgress, startOutsider } from './outsider.ts'
export { createPersistence, isPassing } from './persist.ts'
