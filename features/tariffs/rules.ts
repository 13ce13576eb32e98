import { usRules } from './data/us'
import { compileRuleSet } from './engine/compile'

/** The rule set the site quotes by, compiled once. */
export const currentRules = compileRuleSet(usRules)
