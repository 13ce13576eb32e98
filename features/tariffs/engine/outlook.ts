import { assessDuty } from './assess'
import { applyChanges, type RuleChange } from './change'
import { compileRuleSet, type CompiledRuleSet } from './compile'
import type { OutlookProblem } from './messages'
import { definitionOn } from './quota'
import { RuleSetError } from './rule-set-error'
import {
  add,
  compare,
  multiply,
  ONE,
  ratio,
  rational,
  rounded,
  subtract,
  text,
  ZERO,
  type Rational,
} from './rational'
import type { DutyAssessment, Programme, RuleSet, Shipment } from './types'

/** One way in which the rules may develop, as changes of today's. */
export interface Scenario {
  id: string
  title: string
  /** a decimal between 0 and 1; those of an outlook add up to 1 exactly */
  probability: string
  changes: readonly RuleChange[]
}

/** What somebody expects of the rules: a planning aid, never law and never charged. */
export interface Outlook {
  id: string
  /** grows each time the desk sets it; 0 as shipped */
  version: number
  title: string
  setBy: string
  setAt: string
  scenarios: readonly Scenario[]
}

export interface ScenarioFigure {
  id: string
  title: string
  probability: string
  /** null where a line can't be rated or may not leave */
  totalMinor: number | null
  blocked: boolean
}

export interface OutlookRange {
  todayMinor: number
  minMinor: number
  maxMinor: number
  /** rounded half up to the cent, over the scenarios that have a figure */
  expectedMinor: number
  p10Minor: number
  p50Minor: number
  p90Minor: number
  scenarios: ScenarioFigure[]
  /** the probability that the goods may not leave or can't be rated, a decimal */
  withoutFigure: string
  /** the layer that changes the total most; null when nothing changes it */
  driver: { programme: Programme; title: string; spreadMinor: number } | null
}

/** What is wrong with an outlook; null when nothing is. */
export function outlookProblem({ scenarios }: Pick<Outlook, 'scenarios'>): OutlookProblem | null {
  if (scenarios.length === 0) return { code: 'duty.outlook_empty' }
  const negative = scenarios.find(({ probability }) => !/^(0(\.\d+)?|1(\.0+)?)$/.test(probability))
  if (negative) return { code: 'duty.outlook_probability', values: { title: negative.title } }
  const sum = scenarios.map(({ probability }) => rational(probability)).reduce(add, ZERO)
  return compare(sum, ONE) === 0
    ? null
    : {
        code: 'duty.outlook_sum',
        values: { sum: { decimal: text(sum) } },
      }
}

/** An outlook with a rule set compiled for each of its scenarios. */
export interface CompiledOutlook {
  outlook: Outlook
  scenarios: readonly { scenario: Scenario; rules: CompiledRuleSet }[]
}

/** @throws RuleSetError when probabilities don't add up to 1, RuleChangeError when a change can't be made */
export function compileOutlook(outlook: Outlook, rules: RuleSet): CompiledOutlook {
  const problem = outlookProblem(outlook)
  if (problem) throw new RuleSetError(problem)
  return {
    outlook,
    scenarios: outlook.scenarios.map((scenario) => ({
      scenario,
      rules: compileRuleSet(applyChanges(rules, scenario.changes)),
    })),
  }
}

/**
 * The range of a shipment's duties over an outlook's scenarios.
 * @param today the rules in force
 * @returns null when no scenario gives a figure
 */
export function outlookRange(
  shipment: Shipment,
  today: CompiledRuleSet,
  { scenarios }: CompiledOutlook,
): OutlookRange | null {
  const now = assessDuty(shipment, today)
  const assessed = scenarios.map(({ scenario, rules }) => ({
    scenario,
    assessment: assessDuty(
      {
        ...shipment,
        quotaBalances: { ...openedBy(scenario, shipment.entryDate), ...shipment.quotaBalances },
      },
      rules,
    ),
  }))
  const withFigure = assessed.filter(({ assessment }) => assessment.complete && !assessment.blocked)
  const figures = assessed.map(({ scenario, assessment }): ScenarioFigure => ({
    id: scenario.id,
    title: scenario.title,
    probability: scenario.probability,
    totalMinor: assessment.complete && !assessment.blocked ? assessment.totalMinor : null,
    blocked: assessment.blocked,
  }))
  const weighted = withFigure
    .map(({ scenario, assessment }) => ({
      weight: rational(scenario.probability),
      total: assessment.totalMinor,
    }))
    .filter(({ weight }) => weight.n > 0n)
    .sort((a, b) => a.total - b.total)
  const [least] = weighted
  const most = weighted.at(-1)
  if (!least || !most) return null
  const mass = weighted.map(({ weight }) => weight).reduce(add, ZERO)
  const sum = weighted
    .map(({ weight, total }) => multiply(weight, ratio(BigInt(total), 1n)))
    .reduce(add, ZERO)
  return {
    todayMinor: now.totalMinor,
    minMinor: least.total,
    maxMinor: most.total,
    expectedMinor: Number(rounded({ n: sum.n * mass.d, d: sum.d * mass.n }, 0)),
    p10Minor: quantile(weighted, mass, 10n),
    p50Minor: quantile(weighted, mass, 50n),
    p90Minor: quantile(weighted, mass, 90n),
    scenarios: figures,
    withoutFigure: text(subtract(ONE, mass)),
    driver: driverOf(withFigure.map(({ assessment }) => assessment)),
  }
}

/** The volume of a scenario's own quotas on a day: nobody has drawn from them yet. */
function openedBy({ changes }: Scenario, day: string): Record<string, string> {
  return Object.fromEntries(
    changes.flatMap((change): [string, string][] => {
      const definition =
        change.kind === 'open_quota' ? definitionOn(change.quota.definitions, day) : null
      return change.kind === 'open_quota' && definition
        ? [[change.quota.orderNumber, definition.volume]]
        : []
    }),
  )
}

/** The lowest total such that at least this share of the probability stays at or below it. */
function quantile(
  weighted: readonly { weight: Rational; total: number }[],
  mass: Rational,
  percent: bigint,
): number {
  const target = multiply(mass, ratio(percent, 100n))
  let reached = ZERO
  for (const { weight, total } of weighted) {
    reached = add(reached, weight)
    if (compare(reached, target) >= 0) return total
  }
  return weighted.at(-1)?.total ?? 0
}

/** The programme whose amounts vary most over the scenarios. */
function driverOf(assessments: readonly DutyAssessment[]): OutlookRange['driver'] {
  const titles = new Map<Programme, string>()
  const amounts = assessments.map((assessment) => {
    const sums = new Map<Programme, number>()
    for (const layer of assessment.lines.flatMap((line) =>
      line.status === 'rated' ? line.layers : [],
    )) {
      // The name of the layer that is due says more than that of one that gave way.
      if (layer.status === 'applied' || !titles.has(layer.programme))
        titles.set(layer.programme, layer.title)
      if (layer.status === 'applied')
        sums.set(layer.programme, (sums.get(layer.programme) ?? 0) + layer.amountMinor)
    }
    return sums
  })
  const spreads = [...titles].map(([programme, title]) => {
    const all = amounts.map((sums) => sums.get(programme) ?? 0)
    return { programme, title, spreadMinor: Math.max(...all) - Math.min(...all) }
  })
  const widest = spreads.sort((a, b) => b.spreadMinor - a.spreadMinor)[0]
  return widest && widest.spreadMinor > 0 ? widest : null
}
