import { covers, holds } from '../engine/plan'
import type { Notice, RuleSet } from '../engine/types'

/** Something an importing country asks of goods beside duty, and which countries do. */
export interface RiskNotice {
  notice: Notice
  destinations: string[]
}

/** Goods as a law looks at them. */
interface Goods {
  /** with or without dots; goods without a code are asked nothing */
  hsCode: string | null
  origin: string
}

/** What countries' rules say on goods that go there, on a day: each once, in the order of the rules. Pure. */
export function riskNotices(
  countries: readonly { rules: RuleSet; goods: readonly Goods[] }[],
  day: string,
): RiskNotice[] {
  const found = new Map<string, RiskNotice>()
  for (const { rules, goods } of countries)
    for (const notice of rules.notices ?? []) {
      if (!holds(notice, day) || !goods.some((each) => concerns(notice, each))) continue
      const there = found.get(notice.id) ?? { notice, destinations: [] }
      there.destinations.push(rules.destination)
      found.set(notice.id, there)
    }
  return [...found.values()]
}

const concerns = ({ codes, origins }: Notice, { hsCode, origin }: Goods): boolean =>
  hsCode !== null &&
  covers(codes, hsCode.replaceAll('.', '')) &&
  (origins === '*' || origins.includes(origin))
