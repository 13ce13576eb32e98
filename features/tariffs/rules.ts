import { usChinaRules } from './data/us-china'
import { compileRuleSet } from './engine/compile'

/** The rule set the site quotes by, compiled once. */
export const currentRules = compileRuleSet(usChinaRules)
