import { indicativeRules } from './data/indicative'
import { usRules } from './data/us'
import { usOutlooks } from './data/us-programme'
import { applyChanges, type RuleChange } from './engine/change'
import { compileRuleSet, type CompiledRuleSet } from './engine/compile'
import { compileOutlook, type CompiledOutlook, type Outlook } from './engine/outlook'
import type { RuleSet } from './engine/types'
import { ruleSetProblems } from './rule-schema'

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
  outlooks: readonly CurrentOutlook[]
  outlooksThatFit: readonly CompiledOutlook[]
}

/** An outlook of the desk, and why it can't be used where it can't. */
export interface CurrentOutlook {
  outlook: Outlook
  compiled: CompiledOutlook | null
  problem: string | null
}

// A row of the files that isn't one stops the site at its start, not a quote later on.
const problems = [usRules, ...indicativeRules].flatMap(ruleSetProblems)
if (problems.length > 0)
  throw new Error(`the shipped tariff rules are wrong: ${problems.join('; ')}`)

const shipped = indicativeRules.map((rules) => [rules.destination, compileRuleSet(rules)] as const)
const elsewhere: ReadonlyMap<string, CompiledRuleSet> = new Map(shipped)

let published: readonly PublishedChanges[] = []
let windows: readonly OpenWindow[] = []
let expected: readonly Outlook[] = usOutlooks
let outlooksUpTo = 0
let current = made()

function made(): CurrentRules {
  const version = published.at(-1)?.version ?? 0
  const us = over(published)
  const outlooks = expected.map((outlook) => fitted(outlook, us))
  return {
    version,
    us,
    compiled: compileRuleSet(us),
    outlooks,
    outlooksThatFit: outlooks.flatMap(({ compiled }) => compiled ?? []),
  }
}

/** The shipped rules with published changes laid over them, and the periods of quotas as opened. */
function over(sets: readonly PublishedChanges[]): RuleSet {
  const changed = sets.reduce<RuleSet>(
    (rules, { changes, day }) => applyChanges(rules, changes, day),
    usRules,
  )
  const version = sets.at(-1)?.version ?? 0
  return {
    ...changed,
    version: version === 0 ? changed.version : `${changed.version}+${version}`,
    quotas: (changed.quotas ?? []).map((quota) => {
      const opened = windows.filter(({ orderNumber }) => orderNumber === quota.orderNumber)
      return opened.length > 0 ? { ...quota, definitions: opened } : quota
    }),
  }
}

/** An outlook drafted over other rules may no longer fit: it is left out, and says why, rather than wrong. */
function fitted(outlook: Outlook, us: RuleSet): CurrentOutlook {
  try {
    return { outlook, compiled: compileOutlook(outlook, us), problem: null }
  } catch (error) {
    return {
      outlook,
      compiled: null,
      problem: error instanceof Error ? error.message : 'does not fit the rules',
    }
  }
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
  const shape = (all: readonly OpenWindow[]) =>
    JSON.stringify(all.map(({ remaining: _, ...definition }) => definition))
  const same = shape(opened) === shape(windows)
  windows = opened
  if (!same) current = made()
}

/** Takes over the outlooks set at the desk; one of a shipped one's id takes its place, one without scenarios is given up. @param serial of the last row */
export function installOutlooks(set: readonly Outlook[], serial: number): void {
  const own = new Set(set.map(({ id }) => id))
  expected = [...set, ...usOutlooks.filter(({ id }) => !own.has(id))].filter(
    ({ scenarios }) => scenarios.length > 0,
  )
  outlooksUpTo = serial
  current = made()
}
export const outlooksSerial = (): number => outlooksUpTo

/** What lies over the shipped rules in this process, for a thread that is to go by the same. */
export const publishedRules = (): {
  published: readonly PublishedChanges[]
  windows: readonly OpenWindow[]
} => ({ published, windows })

/** What is left of each quota in the period a day falls into. */
export const quotaBalancesOn = (day: string): Record<string, string> =>
  Object.fromEntries(
    windows
      .filter(({ from, to }) => from <= day && day <= to)
      .map(({ orderNumber, remaining }) => [orderNumber, remaining]),
  )

/** The period of a quota that a day falls into, as the desk opened it. */
export const windowOn = (orderNumber: string, day: string): OpenWindow | null =>
  windows.find((each) => each.orderNumber === orderNumber && each.from <= day && day <= each.to) ??
  null

export const rulesVersion = (): number => current.version

/** The rules of the United States before they are compiled. */
export const usRuleSet = (): RuleSet => current.us

/** Destinations whose rows are shipped, the United States first. */
export const shippedDestinations: readonly string[] = [
  'US',
  ...indicativeRules.map(({ destination }) => destination),
]

/** The rows of a destination before they are compiled; null where none are shipped. */
export const ruleSetOf = (destination: string): RuleSet | null =>
  destination === 'US'
    ? current.us
    : (indicativeRules.find((rules) => rules.destination === destination) ?? null)

/** The rules of a destination; those of the United States, which name what isn't loaded, for one that has none. */
export const rulesFor = (destination: string): CompiledRuleSet =>
  elsewhere.get(destination) ?? current.compiled

/** What the desk expects of the rules of the United States. */
export const currentOutlooks = (): readonly CompiledOutlook[] => current.outlooksThatFit

/** The same with those that no longer fit. */
export const allOutlooks = (): readonly CurrentOutlook[] => current.outlooks

/** The rules of the United States as they were with so many change sets published. */
export const usRulesUpTo = (version: number): CompiledRuleSet =>
  compileRuleSet(over(published.filter((set) => set.version <= version)))
