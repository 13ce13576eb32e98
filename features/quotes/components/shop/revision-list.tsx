import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { deskDay } from '@/platform/dates'
import { formatIn } from '@/platform/format'
import type { QuoteView } from '../../queries/quotes'

/** All sent revisions, each compared with the one shown; nothing if there is only one. */
export async function RevisionList({ quote, path }: { quote: QuoteView; path: string }) {
  const [t, locale] = await Promise.all([getTranslations('quotes'), getLocale()])
  const format = formatIn(locale)
  const shown = quote.revision.number
  if (quote.revisions.length < 2) return null
  return (
    <nav aria-labelledby="revisions" className="grid gap-2 text-sm" data-print="hide">
      <h2 id="revisions" className="text-base">
        {t('page.earlier')}
      </h2>
      <ul className="grid">
        {quote.revisions.map((r) => (
          <li
            key={r.number}
            className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-t py-1"
          >
            <Link
              className="content-center text-info underline"
              aria-current={r.number === shown ? 'page' : undefined}
              href={`${path}?revision=${r.number}`}
            >
              {t('revision', { number: r.number })}
            </Link>
            <span className="tabular-nums">{format.money(r.totalMinor, r.currency)}</span>
            <span className="text-muted">
              {t(`page.states.${r.state}`)}
              {r.sentAt ? `, ${t('page.sentOn', { date: deskDay(r.sentAt, locale) })}` : ''}
            </span>
            {r.number === shown || r.state === 'DRAFT' ? null : (
              <Link
                className="content-center text-info underline"
                href={`${path}?revision=${shown}&against=${r.number}#changes`}
              >
                {t('changes.compare', { revision: shown })}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
