import type { Fee } from './country'
import { holds } from './plan'
import { percentOf, ratio, rounded } from './rational'
import type { Layer, Saving, Shipment, ShipmentLine } from './types'

/** What the fees of an entry are based on. */
type Entered = Pick<ShipmentLine, 'customsValueMinor' | 'origin' | 'facts'>

/**
 * Fees of one entry, by the destination's rows in force on its day. Where the entry may be an informal one, its flat
 * fee is charged only once that is known; until then it is offered as a saving.
 * @param lines every line of the entry
 */
export function entryFees(
  rows: readonly Fee[],
  lines: readonly Entered[],
  { entryDate, mode, knownAt }: Pick<Shipment, 'entryDate' | 'mode' | 'knownAt'>,
  currency: string,
): { fees: Layer[]; savings: Saving[] } {
  const value = valueOf(lines)
  const fees: Layer[] = []
  const savings: Saving[] = []
  for (const row of rows) {
    if (!holds(row, entryDate, knownAt) || (row.modes && !row.modes.includes(mode))) continue
    const exempt = valueOf(lines.filter((line) => isExempt(row, line)))
    const formal = formalFee(row, value, exempt, currency)
    const { informal } = row
    const informs = informal && lines.map(({ facts }) => facts?.[informal.fact])
    if (!informal || !informs || formal.status !== 'applied' || informs.includes(false)) {
      fees.push(formal)
      continue
    }
    const isSmall = value <= BigInt(informal.atMostMinor)
    const isInformal = informs.every((fact) => fact === true)
    if (isInformal && isSmall) {
      fees.push({
        ...formal,
        heading: informal.heading,
        ratePercent: null,
        amountMinor: informal.flatMinor,
        reason: { code: 'duty.fee_informal' },
      })
      continue
    }
    fees.push(
      isInformal
        ? {
            ...formal,
            reason: {
              code: 'duty.fee_formal_above',
              values: { limit: { amountMinor: informal.atMostMinor, currency } },
            },
          }
        : formal,
    )
    const savingMinor = formal.amountMinor - informal.flatMinor
    if (isSmall && savingMinor > 0)
      savings.push({
        fact: informal.fact,
        heading: informal.heading,
        ratePercent: '0',
        savingMinor,
        message: {
          code: 'duty.saving_fee',
          values: {
            title: row.title,
            wouldBe: { amountMinor: informal.flatMinor, currency },
            condition: informal.text,
            saving: { amountMinor: savingMinor, currency },
          },
        },
      })
  }
  return { fees, savings }
}

const valueOf = (lines: readonly Entered[]): bigint =>
  lines.reduce((sum, line) => sum + BigInt(Math.max(0, line.customsValueMinor)), 0n)

/** Whether goods are exempt from a fee, once that is known to be true. */
const isExempt = ({ exempt }: Fee, { origin, facts }: Entered): boolean =>
  exempt !== undefined && exempt.origins.includes(origin) && facts?.[exempt.fact] === true

/**
 * The fee as a share of the value that isn't exempt, between its minimum and maximum; an unreviewed one is named
 * with what it would come to.
 */
function formalFee(row: Fee, value: bigint, exempt: bigint, currency: string): Layer {
  const dutiable = value - exempt
  const isFree = exempt > 0n && dutiable === 0n
  const isRead = row.review.state === 'reviewed'
  const exact = rounded(percentOf(ratio(dutiable, 1n), row.percent), 0)
  const [least, most] = [BigInt(row.minimumMinor ?? 0), row.maximumMinor]
  const amount = exact < least ? least : most !== undefined && exact > most ? BigInt(most) : exact
  return {
    programme: row.programme,
    heading: row.heading,
    title: row.title,
    legalBasis: row.legalBasis,
    source: row.source,
    ratePercent: row.percent,
    basisMinor: Number(dutiable),
    amountMinor: isFree || !isRead ? 0 : Number(amount),
    status: isFree ? 'suppressed' : isRead ? 'applied' : 'named',
    review: row.review,
    reason: reason(),
  }
  function reason(): Layer['reason'] {
    if (isFree) return { code: 'duty.fee_exempt', values: { condition: row.exempt?.text ?? '' } }
    if (!isRead)
      return {
        code: 'duty.charge_not_reviewed',
        values: { wouldBe: { amountMinor: Number(amount), currency } },
      }
    return amount === exact ? null : { code: amount > exact ? 'duty.least_fee' : 'duty.most_fee' }
  }
}
