export {
  above,
  type PriorityExplanation,
  type PriorityRule,
  type Prioritizer,
  prioritizer,
} from './prioritizer.ts'
export {
  comparePriorities,
  type Priority,
  type PriorityInput,
  type PriorityLevel,
  priorityLevels,
  raise,
  toPriority,
} from './priority.ts'
