import { Alert } from '@/components/ui/alert'
import { endingSoon, rowsTouched, touches } from '@/features/tariffs/rules/ending-soon'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import { namedRows } from '../rules/named-rows'
import type { QuoteDocument } from '../schema'

/**
 * What a quote's duty depends on and ends within thirty days, one plain line each; nothing if there
 * is none.
 * @param staff also shows readings that are getting old: buyers see the day of each layer's reading
 */
export async function EndingLines({
  document,
  now,
  staff = false,
}: {
  document: QuoteDocument
  now: Date
  staff?: boolean
}) {
  const { destination } = document.draft
  const rules = (await rulesInForce()).rowsOf(destination)
  if (!rules) return null
  const rows = namedRows(document.duty)
  const endings = endingSoon(rules, statutoryDay(destination, now)).filter(
    (ending) => (staff || ending.kind !== 'review') && touches(ending, rows),
  )
  if (endings.length === 0) return null
  const language = localeOf(document.language)
  const t = documentTranslator('tariffDesk.ending', language)
  const format = formatIn(language)
  return (
    <Alert lang={language} variant="caution" data-testid="ending-lines" className="grid gap-1">
      {endings.map((ending) => {
        const { kind, id, title, on } = ending
        const count = rowsTouched(ending, rows)
        return (
          <p key={`${kind} ${id} ${title}`}>
            {t(`line.${kind}`, { title, count, on: format.day(on) })}
          </p>
        )
      })}
    </Alert>
  )
}
