import type { Locale } from '@/i18n/routing'
import { together } from '@/i18n/message'
import { say } from '@/i18n/say'
import { assessDuty } from '@/features/tariffs/engine/assess'
import { lineMessages } from '@/features/tariffs/rules/line-messages'
import { statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { dutyBornBy } from '@/features/tariffs/schema'
import { listPrice, type ListPriceInput } from './list-price'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'

export interface LandedPrice {
  quantity: number
  unitPriceMinor: number
  goodsMinor: number
  /** duty layers and entry fees in order; only applied ones count */
  layers: {
    title: string
    heading: string
    ratePercent: string | null
    amountMinor: number
    applied: boolean
    reason: string | null
  }[]
  dutyMinor: number
  totalMinor: number
  bornBy: 'seller' | 'buyer'
  /** false: no rate for this destination or origin, `message` says which */
  rated: boolean
  message: string | null
  /** day of entry, by the destination's calendar */
  asOf: string
  /** whose calendar `asOf` is of, IANA name */
  timeZone: string
}

/**
 * What goods cost with duties, in US cents, by list prices; with freight where given, which enters the customs value
 * where the destination's law says so. Pure for a given day.
 * @param input.day day of entry, by the destination's calendar
 * @param rules of the destination
 */
export function landedPrice(
  input: ListPriceInput & {
    /** the destination's own */
    hsCode: string
    /** what is known of the goods, for the tariff engine */
    facts?: Readonly<Record<string, boolean>>
    origin: string
    unitWeightGrams: string
    freight?: { minor: number; mode: 'ocean' | 'air' }
    destination: string
    incoterm: string
    day: string
    /** the language of `reason` and `message` */
    locale: Locale
  },
  rules: CompiledRuleSet,
): LandedPrice {
  const price = listPrice(input)
  const assessment = assessDuty(
    {
      destination: input.destination,
      entryDate: input.day,
      mode: input.freight?.mode ?? 'ocean',
      freightMinor: input.freight?.minor ?? 0,
      lines: [
        {
          id: 'line',
          hsCode: input.hsCode,
          origin: input.origin,
          customsValueMinor: price.lineTotalMinor,
          netWeightGrams: String(Math.round(Number(input.unitWeightGrams) * input.quantity)),
          ...(input.facts ? { facts: input.facts } : {}),
        },
      ],
    },
    rules,
  )
  const line = assessment.lines[0]
  const message = line ? together(lineMessages(line)) : null
  const layers = line?.status === 'rated' ? [...line.layers, ...assessment.fees] : []
  return {
    quantity: input.quantity,
    unitPriceMinor: price.unitPriceMinor,
    goodsMinor: price.lineTotalMinor,
    layers: layers.map((layer) => ({
      title: layer.title,
      heading: layer.heading,
      ratePercent: layer.ratePercent,
      amountMinor: layer.amountMinor,
      applied: layer.status === 'applied',
      reason: layer.reason && say(layer.reason, input.locale),
    })),
    dutyMinor: assessment.totalMinor,
    totalMinor: price.lineTotalMinor + (input.freight?.minor ?? 0) + assessment.totalMinor,
    bornBy: dutyBornBy(input.incoterm),
    rated: line?.status === 'rated',
    message: message && say(message, input.locale),
    asOf: input.day,
    timeZone: statutoryZone(input.destination),
  }
}
