import { dayAtText, dayText } from '@/platform/dates'
import { US_DUTY_ZONE } from '@/platform/day'
import type { QuoteDocument } from '../schema'

/**
 * The day whose tariff rates a quote was reckoned by, with the place whose calendar it is of: `Nov 28, 2026
 * (Mexico City)`. A quote of before doesn't say; its day is New York's, which is told of a US entry alone.
 */
export function rateDay(
  { duty, draft }: Pick<QuoteDocument, 'duty' | 'draft'>,
  locale: string,
): string {
  const zone = duty.timeZone ?? (draft.destination === 'US' ? US_DUTY_ZONE : null)
  return zone ? dayAtText(duty.asOf, zone, locale) : dayText(duty.asOf, locale)
}
