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

/** A period of a quota as the desk opened it, with what is left of it. */
export interface OpenWindow {
  orderNumber: string
  from: string
  to: string
  volume: string
  criticalThresholdPercent: string
  remaining: string
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

let published: readonly PublishedChanges[] = []
let windows: readonly OpenWindow[] = []
let current = made()

function made(): CurrentRules {
  const version = published.at(-1)?.version ?? 0
  const changed = published.reduce<RuleSet>((rules, { changes, day }) => applyChanges(rules, changes, day), usRules)
  const us: RuleSet = {
    ...changed,
    quotas: (changed.quotas ?? []).map((quota) => {
      const opened = windows.filter(({ orderNumber }) => orderNumber === quota.orderNumber)
      return opened.length > 0 ? { ...quota, definitions: opened } : quota
    }),
  }
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
export function installChanges(sets: readonly PublishedChanges[]): void {
  const before = published
  try {
    published = sets
    current = made()
  } catch (error) {
    published = before
    throw error
  }
}

/** Takes over the periods of quotas and what is left of each. */
export function installWindows(opened: readonly OpenWindow[]): void {
  const shape = (all: readonly OpenWindow[]) => JSON.stringify(all.map(({ remaining: _, ...definition }) => definition))
  const same = shape(opened) === shape(windows)
  windows = opened
  if (!same) current = made()
}

/** What is left of each quota in the period a day falls into. */
export const quotaBalancesOn = (day: string): Record<string, string> =>
  Object.fromEntries(windows.filter(({ from, to }) => from <= day && day <= to).map(({ orderNumber, remaining }) => [orderNumber, remaining]))

export const rulesVersion = (): number => current.version

/** The rules of the United States before they are compiled. */
export const usRuleSet = (): RuleSet => current.us

/** The rules of a destination; those of the United States, which name what isn't loaded, for one that has none. */
export const rulesFor = (destination: string): CompiledRuleSet => elsewhere.get(destination) ?? current.compiled

/** What the desk expects of the rules of the United States. */
export const currentOutlooks = (): readonly CompiledOutlook[] => current.outlooks
