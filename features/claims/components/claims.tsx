import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { FilePhotos } from '@/features/requests/components/file-photos'
import { localeOf } from '@/i18n/routing'
import { dayText, deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { ClaimsView, ClaimView } from '../queries/claims'

const LOOKS = { OPEN: 'info', REMAKE: 'ok', CREDITED: 'ok', REFUSED: 'caution' } as const

/** The claims of an order and their answers, as both sides see them. */
export async function Claims({
  view,
  deedsOf,
  children,
}: {
  view: ClaimsView
  /** how the house can answer, on the desk */
  deedsOf?: (claim: ClaimView) => ReactNode
  /** a buyer’s form */
  children?: ReactNode
}) {
  const t = await getTranslations('claims')
  const locale = localeOf(await getLocale())
  if (view.claims.length === 0 && !children) return null
  return (
    <section aria-labelledby="claims" className="grid grid-cols-1 gap-3" data-testid="claims">
      <h2 id="claims" className="text-base">
        {t('title')}
      </h2>
      {view.claims.length > 0 ? (
        <ul className="grid grid-cols-1 gap-3">
          {view.claims.map((claim) => (
            <li
              key={claim.id}
              className="grid grid-cols-1 gap-2 rounded-md border bg-white p-4 text-sm"
              data-testid="claim"
            >
              <p className="flex flex-wrap items-center gap-2">
                <strong>{t('claim', { number: claim.number })}</strong>
                <Badge variant={LOOKS[claim.state]}>{t(`states.${claim.state}`)}</Badge>
              </p>
              <p className="break-words">
                {t('what', { pieces: claim.quantity, title: claim.title, kind: claim.kind })}
              </p>
              <p className="max-w-prose break-words whitespace-pre-line">{claim.words}</p>
              <p className="text-xs text-muted">
                {t('by', { name: claim.openedBy, day: deskDay(claim.openedAt, locale) })}
              </p>
              <FilePhotos
                photos={claim.photos}
                alt={(number) => t('photo', { number, claim: claim.number })}
                nameOf={(name) => name}
              />
              {claim.answeredAt ? (
                <div className="grid gap-1 border-t pt-2">
                  <p className="font-medium">
                    {t(`answers.${claim.state as 'REMAKE'}`, {
                      day: claim.remadeOn ? dayText(claim.remadeOn, locale) : '',
                      amount: formatMoney(claim.creditMinor ?? 0, view.currency, locale),
                    })}
                  </p>
                  <p className="max-w-prose break-words whitespace-pre-line">{claim.answer}</p>
                </div>
              ) : null}
              {deedsOf?.(claim)}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </section>
  )
}
