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
 * What a quote's duty leans on and ends within thirty days, a plain line each; nothing where nothing does.
 * @param staff also tells readings that go stale: to a buyer each layer says when it was read
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
  const named = namedRows(document.duty)
  const endings = endingSoon(rules, statutoryDay(destination, now)).filter(
    (ending) => (staff || ending.kind !== 'review') && touches(ending, named),
  )
  if (endings.length === 0) return null
  const language = localeOf(document.language)
  const t = documentTranslator('tariffDesk.ending', language)
  const format = formatIn(language)
  return (
    <Alert lang={language} variant="caution" data-testid="ending-lines" className="grid gap-1">
      {endings.map((ending) => {
        const { kind, id, title, on } = ending
        const count = rowsTouched(ending, named)
        return (
          <p key={`${kind} ${id} ${title}`}>
            {t(`line.${kind}`, { title, count, on: format.day(on) })}
          </p>
        )
      })}
    </Alert>
  )
}
