import { indicativeRules } from './data/indicative'
import { usRules } from './data/us'
import { usOutlooks } from './data/us-programme'
import { compileRuleSet, type CompiledRuleSet } from './engine/compile'
import { compileOutlook, type CompiledOutlook } from './engine/outlook'

/** The rule set the site quotes by for the United States, compiled once. */
export const currentRules = compileRuleSet(usRules)

const byDestination: ReadonlyMap<string, CompiledRuleSet> = new Map([usRules, ...indicativeRules].map((rules) => [rules.destination, rules === usRules ? currentRules : compileRuleSet(rules)]))

/** The rules of a destination; those of the United States, which name what isn't loaded, for one that has none. */
export const rulesFor = (destination: string): CompiledRuleSet => byDestination.get(destination) ?? currentRules

/** What the desk expects of the rules of the United States. */
export const currentOutlooks: readonly CompiledOutlook[] = usOutlooks.map((outlook) => compileOutlook(outlook, usRules))
