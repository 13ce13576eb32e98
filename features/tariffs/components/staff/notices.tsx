import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { dayText } from '@/platform/dates'
import type { Ending, EndingNotice } from '../../rules/ending-soon'

/** Countries named at most; the rest is counted. */
const NAMED = 3

/** What ends or goes stale within thirty days, and how many open quotes depend on it. */
export async function Notices({ notices }: { notices: readonly EndingNotice[] }) {
  const locale = await getLocale()
  const t = await getTranslations('tariffDesk.ending')
  const [first] = notices
  if (!first) return <p className="text-sm text-muted">{t('empty')}</p>
  return (
    <details className="rounded-md border border-caution bg-caution-soft px-3 text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium">
        {t('title', { count: notices.length, first: dayText(first.ending.on, locale) })}
      </summary>
      <ul className="grid gap-2 pb-3" data-testid="notices">
        {notices.map(({ ending, destinations, quotes }) => (
          <li
            key={`${ending.kind} ${ending.id} ${ending.title}`}
            className="grid gap-x-3 gap-y-0.5 border-t pt-2 sm:grid-cols-[7rem_minmax(0,1fr)]"
          >
            <span className="whitespace-nowrap">{dayText(ending.on, locale)}</span>
            <span>
              {placesOf(destinations, t, locale)}
              {t(`desk.${ending.kind}`, {
                title: ending.title,
                count: ending.measureIds.length + ending.headings.length,
                read: ending.kind === 'review' ? dayText(ending.id, locale) : '',
              })}{' '}
              {t('quotes', { count: quotes })}{' '}
              <Link
                className="inline-flex min-h-6 items-center text-info underline"
                prefetch={false}
                href={placeOf(ending)}
              >
                {t('look')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The countries of the rules, unless they are the United States'. */
function placesOf(
  destinations: readonly string[],
  t: Awaited<ReturnType<typeof getTranslations<'tariffDesk.ending'>>>,
  locale: string,
): string {
  if (destinations.includes('US')) return ''
  const names = destinations.slice(0, NAMED).map((code) => countryName(code, locale))
  const more = destinations.length - names.length
  return `${more > 0 ? t('more', { names: names.join(', '), more }) : names.join(', ')}: `
}

/** The page of the desk that deals with it. */
function placeOf({ kind, id }: Ending) {
  switch (kind) {
    case 'measure':
      return `/staff/tariffs/change?measure=${encodeURIComponent(id)}` as const
    case 'exclusion':
      return `/staff/tariffs/change?exclusion=${encodeURIComponent(id)}` as const
    case 'quota':
      return '/staff/tariffs/quotas' as const
    case 'phase':
      return '/staff/tariffs/agreements' as const
    case 'review':
      return '/staff/tariffs' as const
  }
}
