import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { InboxTable } from '@/features/requests/components/staff/inbox-table'
import { listInbox, type InboxPage as Requests } from '@/features/requests/queries/inbox'
import { Link } from '@/i18n/link'
import { formatRequestNumber, parseRequestNumber } from '@/platform/numbers'

export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff'>) {
  const actor = await requireStaff()
  const asked = await searchParams
  const view = asked['view'] === 'all' ? 'all' : 'open'
  const after = typeof asked['after'] === 'string' ? parseRequestNumber(asked['after']) : null
  const [page, t] = await Promise.all([
    listInbox(actor, view, { after }),
    getTranslations('staff.inbox'),
  ])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-4 py-6">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-sm text-muted">{t('lead')}</p>
        <nav aria-label={t('views')} className="ms-auto flex gap-4 text-sm">
          {(['open', 'all'] as const).map((each) => (
            <Link
              key={each}
              href={each === 'open' ? '/staff' : '/staff?view=all'}
              aria-current={view === each ? 'page' : undefined}
              className="inline-flex min-h-9 items-center no-underline aria-[current=page]:font-semibold aria-[current=page]:underline"
            >
              {t(each)}
            </Link>
          ))}
        </nav>
      </div>
      <InboxTable rows={page.rows} />
      <Pages page={page} first={view === 'open' ? '/staff' : '/staff?view=all'} />
    </main>
  )
}

/** Which of how many requests these are, and the way to the others. */
async function Pages({
  page: { rows, total, before, next },
  first,
}: {
  page: Requests
  first: string
}) {
  const t = await getTranslations('staff.inbox')
  if (total === 0) return null
  const link = 'inline-flex min-h-9 items-center text-info underline'
  return (
    <nav
      aria-label={t('pages')}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm text-muted"
    >
      {rows.length > 0 ? (
        <p className="tabular-nums">
          {t('shown', { from: before + 1, to: before + rows.length, total })}
        </p>
      ) : null}
      {before > 0 ? (
        <Link className={link} href={first}>
          {t('firstPage')}
        </Link>
      ) : null}
      {next === null ? null : (
        <Link
          className={link}
          href={`${first}${first.includes('?') ? '&' : '?'}after=${formatRequestNumber(next)}`}
        >
          {t('nextPage')}
        </Link>
      )}
    </nav>
  )
}
