import { dotted, plainCode } from './explain'
import { alternativeAmount, type Laid } from './lay'
import type { Condition } from './messages'
import type { Plan } from './plan'
import { percentRate } from './rate'
import type { Exclusion, Saving, ShipmentLine } from './types'

/** A lower duty, and what must hold for it. */
interface Lower {
  fact: string
  heading: string
  percent: string
  condition: Condition
}

/** The lower duties that unproved facts would bring; a fact known to be false brings none. */
export function savingsOf(
  entry: Laid,
  laid: readonly Laid[],
  line: ShipmentLine,
  currency: string,
  plan: Plan,
): Saving[] {
  const { measure, amountMinor, basisMinor, why } = entry
  if (why && why.kind !== 'floor') return []
  const exclusions =
    plan.programmes.find(({ programme }) => programme === measure.programme)?.exclusions ?? []
  const lower = [
    ...(measure.alternatives ?? []).map(({ text, ...rest }): Lower => ({
      ...rest,
      condition: text,
    })),
    ...exclusions.map((exclusion) => lifting(exclusion, line)),
  ]
  return lower.flatMap(({ fact, heading, percent, condition }) => {
    const wouldBeMinor = alternativeAmount(measure, percentRate(percent), basisMinor, laid)
    const savingMinor = amountMinor - wouldBeMinor
    if (savingMinor <= 0 || line.facts?.[fact] === false) return []
    const values = {
      percent: { decimal: percent },
      heading,
      instead: { decimal: measure.rate.text },
      condition,
      saving: { amountMinor: savingMinor, currency },
    }
    return [
      {
        fact,
        heading,
        ratePercent: percent,
        savingMinor,
        message:
          measure.duty.kind === 'floor' && percent !== '0'
            ? {
                code: 'duty.saving_floor',
                values: { ...values, wouldBe: { amountMinor: wouldBeMinor, currency } },
              }
            : { code: 'duty.saving', values },
      },
    ]
  })
}

/** What an exclusion list requires of a line before it lifts the duty. */
function lifting(
  { id, title, description, heading, numbers, review }: Exclusion,
  line: ShipmentLine,
): Lower {
  const code = plainCode(line.hsCode)
  const { fact, text } = description
  const number = numbers.find((each) => each !== code && each.startsWith(code))
  const isMet = numbers.includes(code) || line.facts?.[fact] === true
  if (review.state === 'not_reviewed')
    return {
      fact: isMet ? `review:${id}` : fact,
      heading,
      percent: '0',
      condition: isMet
        ? { code: 'duty.once_reviewed', values: { title } }
        : { code: 'duty.once_reviewed_if', values: { title, condition: text } },
    }
  return {
    fact,
    heading,
    percent: '0',
    condition: number
      ? { code: 'duty.if_number', values: { hsCode: dotted(number), condition: text } }
      : text,
  }
}
