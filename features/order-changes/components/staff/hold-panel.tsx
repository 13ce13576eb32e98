import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import { holdOrderAction, releaseOrderAction } from '../../actions/changes'
import type { HoldView } from '../../queries/holds'
import { HoldNote } from '../hold-note'

/** Puts an order on hold or releases it; lists earlier holds. */
export async function HoldPanel({
  serial,
  holds,
  mayHold,
  mayCredit,
}: {
  serial: number
  holds: readonly HoldView[]
  /** may put it on hold, and it isn’t over */
  mayHold: boolean
  /** may release a hold for credit */
  mayCredit: boolean
}) {
  const t = await getTranslations('orderChanges.hold')
  const locale = localeOf(await getLocale())
  const [current] = holds.filter(({ releasedAt }) => releasedAt === null)
  const hidden = { serial: String(serial) }
  const past = holds.filter(({ releasedAt }) => releasedAt !== null)
  if (!mayHold && holds.length === 0) return null
  return (
    <section aria-label={t('title')} className="grid grid-cols-1 gap-3" data-testid="hold">
      <HoldNote holds={holds} />
      {mayHold && current && (mayCredit || current.kind !== 'CREDIT') ? (
        <DeskForm
          action={releaseOrderAction}
          id="release-order"
          hidden={hidden}
          fields={[]}
          submit={t('release')}
        />
      ) : null}
      {mayHold && !current ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-sm text-info underline">
            {t('title')}
          </summary>
          <DeskForm
            action={holdOrderAction}
            id="hold-order"
            hidden={hidden}
            stacked
            fields={[{ name: 'reason', label: t('reason'), type: 'long', wide: true }]}
            submit={t('submit')}
          />
        </details>
      ) : null}
      {past.length > 0 ? (
        <ul className="grid gap-1 text-xs text-muted">
          {past.map(({ id, kind, reason, at, releasedAt }) => (
            <li key={id} className="break-words">
              {t('past', {
                from: deskDay(at, locale),
                to: releasedAt ? deskDay(releasedAt, locale) : '',
                reason: kind === 'CREDIT' ? t('credit') : reason,
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
