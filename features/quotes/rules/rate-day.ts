import { dayAtText, dayText } from '@/platform/dates'
import { US_DUTY_ZONE } from '@/platform/day'
import type { QuoteDocument } from '../schema'

/**
 * The day of the tariff rates of a quote, with the place of its calendar: `Nov 28, 2026 (Mexico
 * City)`. An older quote doesn't name the place: its day is New York's, which is mentioned for a US
 * entry only.
 */
export function rateDay(
  { duty, draft }: Pick<QuoteDocument, 'duty' | 'draft'>,
  locale: string,
): string {
  const zone = duty.timeZone ?? (draft.destination === 'US' ? US_DUTY_ZONE : null)
  return zone ? dayAtText(duty.asOf, zone, locale) : dayText(duty.asOf, locale)
}
