import { fromUsd, toUsd } from '@/features/pricing/rules'
import { assessDuty } from '@/features/tariffs/engine/assess'
import type { Layer } from '@/features/tariffs/engine/types'
import { quotaBalancesOn, rulesFor } from '@/features/tariffs/rules'
import { dutyBornBy } from '@/features/tariffs/schema'
import type { CustomsLine } from './compose'
import { rateOf } from './exchange'
import type { Duty, DutyLayer, LineDuty, QuoteDocument, QuoteDraft } from './schema'

type Terms = Pick<QuoteDraft, 'destination' | 'incoterm' | 'transportMode'>

/**
 * The tariff engine at a quote's service: values go in at the frozen rate in
 * US dollars, each layer comes back in the quote's currency, and every total
 * is the sum of what is shown.
 * @param asOf day of entry assumed, New York
 * @param rules those in force, or others for a what-if
 */
export function assessQuoteDuty(terms: Terms, rate: QuoteDocument['exchangeRate'], asOf: string, rules = rulesFor(terms.destination)): (lines: readonly CustomsLine[]) => Duty {
  const units = rateOf(rate)
  const back = (layer: Layer): DutyLayer => ({ ...layer, basisMinor: fromUsd(layer.basisMinor, units), amountMinor: fromUsd(layer.amountMinor, units) })
  return (lines) => {
    const assessment = assessDuty(
      {
        destination: terms.destination,
        entryDate: asOf,
        mode: terms.transportMode,
        quotaBalances: quotaBalancesOn(asOf),
        lines: lines.map((line) => ({
          id: line.lineId,
          hsCode: line.hsCode ?? '',
          origin: line.origin,
          customsValueMinor: toUsd(line.customsValueMinor, units),
          netWeightGrams: line.netWeightGrams,
        })),
      },
      rules,
    )
    const rated = assessment.lines.map((line, i): LineDuty => {
      const head = { lineId: line.lineId, hsCode: line.hsCode, origin: line.origin, customsValueMinor: lines[i]?.customsValueMinor ?? 0, status: line.status, message: [...line.controls.map(({ reason }) => reason), line.message].filter(Boolean).join(' ') || null, blocked: line.controls.some(({ effect }) => effect === 'blocks') }
      if (line.status !== 'rated') return { ...head, layers: [], totalRatePercent: null, dutyMinor: 0 }
      const layers = line.layers.map(back)
      const splits = line.splits?.map(({ orderNumber, inQuota, overQuota, depositAtRiskMinor }) => ({ orderNumber, inQuota, overQuota, depositAtRiskMinor: fromUsd(depositAtRiskMinor, units) }))
      return { ...head, layers, totalRatePercent: line.totalRatePercent, dutyMinor: applied(layers), ...(splits ? { splits } : {}) }
    })
    const fees = assessment.fees.map(back)
    return {
      asOf,
      ruleSetVersion: assessment.ruleSetVersion,
      bornBy: dutyBornBy(terms.incoterm),
      complete: assessment.complete,
      lines: rated,
      fees,
      totalMinor: rated.reduce((sum, line) => sum + line.dutyMinor, 0) + applied(fees),
    }
  }
}

const applied = (layers: readonly DutyLayer[]): number => layers.reduce((sum, layer) => sum + (layer.status === 'applied' ? layer.amountMinor : 0), 0)
