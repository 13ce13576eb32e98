import type { Message } from '@/i18n/message'
import { RuleSetError } from '../engine/rule-set-error'

/** Why rows don't make a rule set. @param unknown what is said of an error that isn't the engine's */
export const ruleProblem = (error: unknown, unknown: Message): Message =>
  error instanceof RuleSetError ? error.problem : unknown
