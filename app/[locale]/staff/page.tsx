import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { InboxTable } from '@/features/requests/components/staff/inbox-table'
import { listInbox } from '@/features/requests/queries/inbox'
import { Link } from '@/i18n/link'

export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff'>) {
  const viewer = await requireStaff()
  const view = (await searchParams)['view'] === 'all' ? 'all' : 'open'
  const [rows, t] = await Promise.all([listInbox(viewer, view), getTranslations('staff.inbox')])
  return (
    <main id="content" className="shell grid gap-4 py-6">
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
      <InboxTable rows={rows} />
    </main>
  )
}
