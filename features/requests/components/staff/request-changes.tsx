import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { deskInstant } from '@/platform/dates'
import { formatMoney, formatWhole } from '@/platform/money'
import { seeRequestChangesAction } from '../../actions/see-request-changes'
import type { RequestChangeView } from '../../queries/request-changes'
import type { RequestMove } from '../../rules/request-moves'

/** A buyer's changes of a request since it was sent, marked until somebody has seen them. */
export async function RequestChanges({
  changes,
  currency,
  serial,
  drafted,
}: {
  changes: readonly RequestChangeView[]
  currency: string
  /** serial of the request; left out for actors who may only read */
  serial?: number | undefined
  /** a draft was made from it before, and doesn't follow */
  drafted: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('staff.life.changed'), getLocale()])
  if (changes.length === 0) return null
  const unseen = changes.some(({ seen }) => !seen)
  const text = (move: RequestMove): string => {
    switch (move.field) {
      case 'notes':
        return t('notes', { to: move.to ?? t('none') })
      case 'wantedDate':
        return t('wantedDate', { from: move.from ?? t('none'), to: move.to ?? t('none') })
      case 'targetPriceMinor': {
        const price = (minor: number | null) =>
          minor === null ? t('none') : formatMoney(minor, currency, locale)
        return t('targetPriceMinor', {
          item: move.item,
          from: price(move.from),
          to: price(move.to),
        })
      }
      case 'note':
        return t('note', {
          item: move.item,
          from: move.from ?? t('none'),
          to: move.to ?? t('none'),
        })
      case 'quantity':
        return t('quantity', {
          item: move.item,
          from: formatWhole(move.from, locale),
          to: formatWhole(move.to, locale),
        })
      case 'added':
        return t('added', { item: move.item, to: formatWhole(move.to, locale) })
      case 'dropped':
        return t('dropped', { item: move.item, from: formatWhole(move.from, locale) })
    }
  }
  return (
    <section
      aria-labelledby="request-changes"
      className={`grid gap-2 rounded-md border p-4 text-sm ${unseen ? 'bg-caution-soft' : 'bg-white'}`}
      data-testid="request-changes"
    >
      <h2 id="request-changes" className="text-base">
        {t('title')}
      </h2>
      {drafted ? <p className="font-medium">{t('draft')}</p> : null}
      {changes.map(({ id, by, at, moves }) => (
        <div key={id} className="grid gap-1">
          <p className="text-muted">
            {t('at', { by: by ?? t('none'), at: deskInstant(at, locale) })}
          </p>
          <ul className="list-inside list-disc">
            {moves.map((move, i) => (
              <li key={i} className="break-words">
                {text(move)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {unseen && serial !== undefined ? (
        <DeedForm action={seeRequestChangesAction.bind(null, serial)} variant="outline" size="sm">
          {t('seen')}
        </DeedForm>
      ) : null}
    </section>
  )
}
