import { indicativeRules } from './data/indicative'
import { usRules } from './data/us'
import { usOutlooks } from './data/us-programme'
import { applyChanges, type RuleChange } from './engine/change'
import { compileRuleSet, type CompiledRuleSet } from './engine/compile'
import { compileOutlook, type CompiledOutlook } from './engine/outlook'
import type { RuleSet } from './engine/types'

/** Changes that were published together, on a New York day. */
export interface PublishedChanges {
  version: number
  day: string
  changes: readonly RuleChange[]
}

interface CurrentRules {
  /** how many change sets lie over the shipped rules */
  version: number
  us: RuleSet
  compiled: CompiledRuleSet
  outlooks: readonly CompiledOutlook[]
}

const shipped = indicativeRules.map((rules) => [rules.destination, compileRuleSet(rules)] as const)
const elsewhere: ReadonlyMap<string, CompiledRuleSet> = new Map(shipped)

let current = made([])

function made(published: readonly PublishedChanges[]): CurrentRules {
  const version = published.at(-1)?.version ?? 0
  const us = published.reduce<RuleSet>((rules, { changes, day }) => applyChanges(rules, changes, day), usRules)
  const named = version === 0 ? us : { ...us, version: `${us.version}+${version}` }
  // An outlook drafted over other rules may no longer fit: it is left out rather than wrong.
  const outlooks = usOutlooks.flatMap((outlook) => {
    try {
      return [compileOutlook(outlook, named)]
    } catch {
      return []
    }
  })
  return { version, us: named, compiled: compileRuleSet(named), outlooks }
}

/** Lays published changes over the shipped rules for this process. @throws when they don't make a rule set */
export function installChanges(published: readonly PublishedChanges[]): void {
  current = made(published)
}

export const rulesVersion = (): number => current.version

/** The rules of the United States before they are compiled. */
export const usRuleSet = (): RuleSet => current.us

/** The rules of a destination; those of the United States, which name what isn't loaded, for one that has none. */
export const rulesFor = (destination: string): CompiledRuleSet => elsewhere.get(destination) ?? current.compiled

/** What the desk expects of the rules of the United States. */
export const currentOutlooks = (): readonly CompiledOutlook[] => current.outlooks
