export {
  above,
  type Prioritizer,
  type PriorityExplanation,
  type PriorityRule,
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
