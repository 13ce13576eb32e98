import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { rowSource, type SourceOf } from '@/platform/lists/source'
import type { Notice } from '../engine/types'
import { noticesInForce, type NoticeInForce, type RowsOf } from '../notice-change-schema'
import { reviewState, type ReviewState } from '../rules/measure-list'
import { riskFits, riskRoot, type RISK_LIST } from '../rules/risk-list'
import { shippedDestinations, type RulesInForce } from '../rules/rules-in-force'
import { rulesInForce } from './rules-in-force'

/** A risk as now known, with its destinations. */
export interface RiskRow extends NoticeInForce {
  reviewed: ReviewState
}

/** The list of what destinations require beside duty, as now known: each risk once. */
export async function riskTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof RISK_LIST, RiskRow>> {
  authorize(actor, 'tariff.read')
  const today = factoryDay(now)
  const rows = noticesInForce(rowsIn(await rulesInForce())).map((risk): RiskRow => ({
    ...risk,
    reviewed: reviewState(risk.notice, today),
  }))
  return rowSource(rows, {
    idOf: ({ notice }) => notice.id,
    keys: {
      title: ({ notice }) => notice.title,
      topic: ({ notice }) => notice.topic,
      from: ({ notice }) => notice.from,
      until: ({ notice }) => notice.to,
    },
    matches: ({ notice, destinations, reviewed }, { q, to, topic, day, review }) =>
      (to === '' || destinations.includes(to)) &&
      (topic === '' || notice.topic === topic) &&
      (review === '' || reviewed === review) &&
      riskFits(notice, { words: q, day: day || today }),
  })
}

/** The rows of a destination in the given rules. */
const rowsIn =
  (rules: RulesInForce): RowsOf =>
  (destination) =>
    rules.rowsOf(destination)

/** One risk with its whole history: predecessors, successors, and versions corrected since. */
export interface RiskView extends NoticeInForce {
  history: Notice[]
}

/** @throws NotFoundError where no destination requires it, or did */
export async function riskView(actor: Actor, id: string): Promise<RiskView> {
  authorize(actor, 'tariff.read')
  const rowsOf = rowsIn(await rulesInForce())
  const current = noticesInForce(rowsOf).find(({ notice }) => notice.id === id)
  if (!current) throw new NotFoundError(`risk ${id}`)
  const byId = new Map<string, Notice>()
  for (const destination of shippedDestinations)
    for (const row of rowsOf(destination)?.notices ?? [])
      if (riskRoot(row.id) === riskRoot(id))
        byId.set(`${row.id} ${row.knownFrom ?? ''} ${row.knownTo ?? ''}`, row)
  const history = [...byId.values()].toSorted((a, b) =>
    `${a.from} ${a.knownFrom ?? ''}` < `${b.from} ${b.knownFrom ?? ''}` ? -1 : 1,
  )
  return { ...current, history }
}
