import type { Message } from '@/i18n/message'
import { otherRules } from '../data/others'
import { usRules } from '../data/us'
import { usOutlooks } from '../data/us-programme'
import { applyChanges, type RuleChange } from '../engine/change'
import { isNoticeChange } from '../engine/change-notices'
import { compileRuleSet, type CompiledRuleSet } from '../engine/compile'
import { compileOutlook, type CompiledOutlook, type Outlook } from '../engine/outlook'
import type { RuleSet } from '../engine/types'
import { ruleSetProblems } from '../rule-schema'
import { ruleProblem } from './rule-problem'

/** Changes that were published together, on a New York day. */
export interface PublishedChanges {
  version: number
  day: string
  changes: readonly RuleChange[]
}

/** A period of a quota as opened at the desk, with what is left of it. */
export interface OpenWindow {
  orderNumber: string
  from: string
  to: string
  volume: string
  criticalThresholdPercent: string
  remaining: string
}

/** What the desk lays over the shipped rules. */
export interface Published {
  /** change sets in the order of their versions */
  changes: readonly PublishedChanges[]
  windows: readonly OpenWindow[]
  /** one with a shipped outlook's id replaces it, one without scenarios drops it */
  outlooks: readonly Outlook[]
}

/** An outlook of the desk, with the reason where it can't be used. */
export interface CurrentOutlook {
  outlook: Outlook
  compiled: CompiledOutlook | null
  problem: Message | null
}

/** The tariff rules of one moment. Immutable: everything rated with it is rated by one state of the rules. */
export interface RulesInForce {
  /** what it is made of, for a thread that has to use the same */
  readonly published: Published
  /** how many change sets lie over the shipped rules */
  readonly version: number
  /** the rules of the United States before they are compiled */
  readonly us: RuleSet
  /** the desk's outlooks for the rules of the United States, as far as they fit */
  readonly outlooks: readonly CompiledOutlook[]
  /** the same, including those that no longer fit */
  readonly allOutlooks: readonly CurrentOutlook[]
  /** the rules of the destinations but the United States */
  readonly elsewhere: ReadonlyMap<string, Elsewhere>
  /** the rules of a destination; for one without rules those of the United States, which name what isn't loaded */
  compiledFor(destination: string): CompiledRuleSet
  /** the rows of a destination before they are compiled; null where none are shipped */
  rowsOf(destination: string): RuleSet | null
  /** what is left of each quota in the period that a day falls into, by order number */
  quotaBalancesOn(day: string): Record<string, string>
  /** the period of a quota that a day falls into, as opened at the desk */
  windowOn(orderNumber: string, day: string): OpenWindow | null
  /** the rules of the United States as they were with this many change sets published */
  usUpTo(version: number): CompiledRuleSet
}

// An invalid row in the files stops the site at its start, not a quote later on.
const problems = [usRules, ...otherRules].flatMap(ruleSetProblems)
if (problems.length > 0)
  throw new Error(`the shipped tariff rules are wrong: ${problems.join('; ')}`)

/** The rules of a destination other than the United States, as rows and compiled. */
interface Elsewhere {
  rules: RuleSet
  compiled: CompiledRuleSet
}

const shippedElsewhere: ReadonlyMap<string, Elsewhere> = new Map(
  otherRules.map((rules) => [rules.destination, { rules, compiled: compileRuleSet(rules) }]),
)

/** Destinations whose rows are shipped, the United States first. */
export const shippedDestinations: readonly string[] = [
  'US',
  ...otherRules.map(({ destination }) => destination),
]

/**
 * The rules that result from what the desk has published. Pure; compiling takes some milliseconds.
 * @param before earlier rules, whose compiled rows are reused where they would be the same
 * @throws RuleChangeError, or Error, where the changes don't make a rule set
 */
export function rulesOver(published: Published, before?: RulesInForce): RulesInForce {
  const { changes, windows } = published
  const base =
    before && sameRules(published, before.published)
      ? {
          us: before.us,
          compiled: before.compiledFor('US'),
          all: before.allOutlooks,
          elsewhere: before.elsewhere,
        }
      : compiled(published)
  return {
    published,
    version: changes.at(-1)?.version ?? 0,
    us: base.us,
    outlooks: base.all.flatMap((each) => each.compiled ?? []),
    allOutlooks: base.all,
    elsewhere: base.elsewhere,
    compiledFor: (destination) => base.elsewhere.get(destination)?.compiled ?? base.compiled,
    rowsOf: (destination) =>
      destination === 'US' ? base.us : (base.elsewhere.get(destination)?.rules ?? null),
    quotaBalancesOn: (day) =>
      Object.fromEntries(
        windows
          .filter(({ from, to }) => from <= day && day <= to)
          .map(({ orderNumber, remaining }) => [orderNumber, remaining]),
      ),
    windowOn: (orderNumber, day) =>
      windows.find(
        (each) => each.orderNumber === orderNumber && each.from <= day && day <= each.to,
      ) ?? null,
    usUpTo: (version) =>
      compileRuleSet(
        laidOver(
          changes.filter((set) => set.version <= version),
          windows,
        ),
      ),
  }
}

/** The rules as they are shipped, with nothing published over them. */
export const SHIPPED_RULES: RulesInForce = rulesOver({ changes: [], windows: [], outlooks: [] })

function compiled({ changes, windows, outlooks }: Published) {
  const us = laidOver(changes, windows)
  const own = new Set(outlooks.map(({ id }) => id))
  const expected = [...outlooks, ...usOutlooks.filter(({ id }) => !own.has(id))].filter(
    ({ scenarios }) => scenarios.length > 0,
  )
  return {
    us,
    compiled: compileRuleSet(us),
    all: expected.map((outlook) => fitted(outlook, us)),
    elsewhere: elsewhereUnder(changes),
  }
}

/** Other destinations with what is published for them: the desk changes what they require beside duty. */
function elsewhereUnder(sets: readonly PublishedChanges[]): ReadonlyMap<string, Elsewhere> {
  const touched = new Set(sets.flatMap(({ changes }) => destinationsOf(changes)))
  if (![...touched].some((destination) => shippedElsewhere.has(destination)))
    return shippedElsewhere
  return new Map(
    [...shippedElsewhere].map(([destination, shipped]) => {
      if (!touched.has(destination)) return [destination, shipped]
      const rules = sets.reduce((before, { version, day, changes }) => {
        const after = changesFor(before, changes, day)
        return after === before
          ? before
          : { ...after, version: `${shipped.rules.version}+${version}` }
      }, shipped.rules)
      return [destination, { rules, compiled: compileRuleSet(rules) }]
    }),
  )
}

/** The destinations other than the United States whose rules some changes touch. */
export const destinationsOf = (changes: readonly RuleChange[]): string[] => [
  ...new Set(changes.flatMap((change) => (isNoticeChange(change) ? [...change.destinations] : []))),
]

/**
 * The rows of any destination after some changes, of which only those for it apply.
 * @param knownFrom day from which they are known; left out for what-ifs
 * @throws RuleChangeError
 */
export function changesFor(
  rules: RuleSet,
  changes: readonly RuleChange[],
  knownFrom?: string,
): RuleSet {
  const own =
    rules.destination === usRules.destination
      ? changes
      : changes.filter(
          (change) => isNoticeChange(change) && change.destinations.includes(rules.destination),
        )
  return own.length === 0 ? rules : applyChanges(rules, own, knownFrom)
}

/** Whether two states differ at most in what is left of the quotas. */
function sameRules(one: Published, other: Published): boolean {
  const definitions = ({ windows }: Published) =>
    JSON.stringify(windows.map(({ remaining: _, ...definition }) => definition))
  return (
    one.changes === other.changes &&
    one.outlooks === other.outlooks &&
    (one.windows === other.windows || definitions(one) === definitions(other))
  )
}

/** The shipped rules with published changes laid over them, and the periods of quotas as opened. */
function laidOver(sets: readonly PublishedChanges[], windows: readonly OpenWindow[]): RuleSet {
  const changed = sets.reduce<RuleSet>(
    (rules, { changes, day }) => applyChanges(rules, changes, day),
    usRules,
  )
  const version = sets.at(-1)?.version ?? 0
  return {
    ...changed,
    version: version === 0 ? changed.version : `${changed.version}+${version}`,
    quotas: (changed.quotas ?? []).map((quota) => {
      const quotaWindows = windows.filter(({ orderNumber }) => orderNumber === quota.orderNumber)
      return quotaWindows.length > 0 ? { ...quota, definitions: quotaWindows } : quota
    }),
  }
}

/** An outlook drafted over other rules may no longer fit: it is then left out with the reason, rather than wrong. */
function fitted(outlook: Outlook, us: RuleSet): CurrentOutlook {
  try {
    return { outlook, compiled: compileOutlook(outlook, us), problem: null }
  } catch (error) {
    return {
      outlook,
      compiled: null,
      problem: ruleProblem(error, { code: 'duty.outlook_misfit' }),
    }
  }
}
