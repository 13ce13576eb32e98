import type { CompiledRuleSet } from './compile'
import { ratio, rounded, ZERO, type Rational } from './rational'
import { cascade } from './taxes'
import type { Charge, Layer, LineAssessment, ShipmentLine } from './types'

/** What charges are taken of, cents. */
interface Taken {
  valueMinor: bigint
  dutyMinor: bigint
}

/**
 * VAT and its like, laid one on another. What is charged stands on rated lines and on other charged charges alone; one
 * that nobody has reviewed is named with about what it comes to, and so is every charge of lines that have no rate.
 */
export function chargesOn(
  lines: readonly ShipmentLine[],
  assessed: readonly LineAssessment[],
  { charges, currency }: CompiledRuleSet,
): Layer[] {
  const firm = sumOf(assessed.flatMap((answer, i) => ratedPart(answer, lines[i])))
  const estimate = estimated(lines, assessed)
  const reviewed = charges.filter(({ review }) => review.state === 'reviewed')
  const owed = amounts(firm, reviewed, charges)
  const about = estimate && amounts(estimate, charges, charges)
  const isRated = assessed.some(({ status }) => status === 'rated')
  return charges.map((charge): Layer => {
    const { code, title, percent, legalBasis, source, review } = charge
    const charged = isRated && review.state === 'reviewed'
    const wouldBe = about && Number(rounded(about[code] ?? ZERO, 0))
    return {
      programme: code,
      heading: code.toUpperCase(),
      title,
      legalBasis,
      source,
      ratePercent: percent,
      basisMinor: Number(charged ? firm.valueMinor : (estimate?.valueMinor ?? 0n)),
      amountMinor: charged ? Number(rounded(owed[code] ?? ZERO, 0)) : 0,
      status: charged ? 'applied' : 'named',
      review,
      reason: charged
        ? null
        : wouldBe === null
          ? { code: 'duty.charge_unknown' }
          : {
              code: 'duty.charge_not_reviewed',
              values: { wouldBe: { amountMinor: wouldBe, currency } },
            },
    }
  })
}

/** Charges that are left out of the laying count as nothing in the base of those that are in it. */
function amounts(
  { valueMinor, dutyMinor }: Taken,
  laid: readonly Charge[],
  all: readonly Charge[],
): Record<string, Rational> {
  const none = Object.fromEntries(all.map(({ code }) => [code, ZERO]))
  return cascade(
    { ...none, customs_value: ratio(valueMinor, 1n), duty: ratio(dutyMinor, 1n) },
    laid,
  )
}

function ratedPart(answer: LineAssessment, line: ShipmentLine | undefined): Taken[] {
  return answer.status === 'rated' && line
    ? [{ valueMinor: BigInt(line.customsValueMinor), dutyMinor: BigInt(answer.dutyMinor) }]
    : []
}

/** All lines, those without a reviewed rate by their indication; null where one has none at all. */
function estimated(
  lines: readonly ShipmentLine[],
  assessed: readonly LineAssessment[],
): Taken | null {
  const parts: Taken[] = []
  for (const [i, answer] of assessed.entries()) {
    const line = lines[i]
    if (!line || line.customsValueMinor < 0) return null
    if (answer.status === 'rated') parts.push(...ratedPart(answer, line))
    else if (answer.indicative)
      parts.push({
        valueMinor: BigInt(line.customsValueMinor),
        dutyMinor: answer.indicative.reduce((sum, layer) => sum + wouldBeOf(layer), 0n),
      })
    else return null
  }
  return sumOf(parts)
}

const wouldBeOf = ({ reason }: Layer): bigint =>
  reason?.code === 'duty.not_reviewed' ? BigInt(reason.values?.wouldBe.amountMinor ?? 0) : 0n

const sumOf = (parts: readonly Taken[]): Taken =>
  parts.reduce(
    (sum, { valueMinor, dutyMinor }) => ({
      valueMinor: sum.valueMinor + valueMinor,
      dutyMinor: sum.dutyMinor + dutyMinor,
    }),
    { valueMinor: 0n, dutyMinor: 0n },
  )
