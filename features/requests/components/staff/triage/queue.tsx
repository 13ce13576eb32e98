import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { formatRequestNumber } from '@/platform/numbers'
import type { InboxRow } from '../../../queries/inbox'
import type { Triage } from '../../../queries/triage'
import { REQUEST_LIST, requestHref } from '../../../rules/request-list'
import { Age } from '../age'

/** The requests of the view around the open one; a list on wide screens. */
export async function Queue({ triage, view }: { triage: Triage; view: string }) {
  const [t, locale] = await Promise.all([getTranslations('staff.triage'), getLocale()])
  const { before, row, after } = triage
  const entry = (each: InboxRow) => {
    const number = formatRequestNumber(each.serial)
    const present = each === row
    return (
      <li key={each.serial}>
        <Link
          href={requestHref(number, view)}
          aria-current={present ? 'page' : undefined}
          className={`grid gap-0.5 border-s-2 px-3 py-2 text-sm no-underline hover:bg-ground ${present ? 'border-copper bg-white' : 'border-transparent'}`}
        >
          <span className="flex items-baseline justify-between gap-2">
            <span className="truncate font-medium">{each.companyName}</span>
            <span className="font-mono text-xs text-muted">{number}</span>
          </span>
          <span className="flex items-center justify-between gap-2 text-xs text-muted">
            <span className="truncate">{each.ownerName ?? each.contactName}</span>
            <span className="shrink-0">
              <Age row={each} locale={locale} />
            </span>
          </span>
        </Link>
      </li>
    )
  }
  return (
    <nav aria-label={t('queue')} className="grid content-start gap-2 max-lg:hidden">
      <Link
        href={view ? `${REQUEST_LIST.path}?${view}` : REQUEST_LIST.path}
        className="inline-flex min-h-9 items-center text-sm text-info underline"
      >
        {t('back')}
      </Link>
      <ol className="divide-y rounded-md border">{[...before, row, ...after].map(entry)}</ol>
    </nav>
  )
}
