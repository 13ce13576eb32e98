import type { documentTranslator } from '@/i18n/translator'
import type { QuoteDocument } from '../schema'

/**
 * How long production takes and why, in sentences: working days with what falls in between, or
 * calendar days where the document has no calendar.
 */
export function productionSentences(
  { production, leadTimeDays }: Pick<QuoteDocument, 'production' | 'leadTimeDays'>,
  t: ReturnType<typeof documentTranslator<'documents.quote'>>,
): string[] {
  if (!production) return [t('production', { days: leadTimeDays })]
  return [
    t('productionOn', {
      days: production.workingDays,
      calendarDays: String(production.calendarDays),
      inside: production.inside.join(', ') || 'none',
    }),
    ...(production.unread.length > 0
      ? [t('productionUnread', { years: production.unread.join(', ') })]
      : []),
    ...(production.unreviewed?.length
      ? [t('productionUnreviewed', { years: production.unreviewed.join(', ') })]
      : []),
  ]
}
