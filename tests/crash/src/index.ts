export type {
  CrashScale,
  CrashSubject,
  DisturbanceKind,
  Environment,
  Ground,
  OpenerModule,
} from './subject.ts'
export { type CrashTestRunner, testCrashSafety } from './test-crash-safety.ts'
