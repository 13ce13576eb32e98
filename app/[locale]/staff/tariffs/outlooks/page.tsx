import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { requireStaff } from '@/features/accounts/guards'
import { outlookFace } from '@/features/quotes/components/staff/outlook-face'
import { outlookTable } from '@/features/quotes/queries/outlook-table'
import { OUTLOOK_LIST } from '@/features/quotes/rules/outlook-list'
import { draftedChangeSets } from '@/features/tariffs/commands/change-sets'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { OutlookForm } from '@/features/tariffs/components/staff/outlook-form'

export const generateMetadata = tabTitle('/staff/tariffs/outlooks')

/** The rule changes that the desk expects: each outlook with its effect on open quotes. */
export default async function OutlooksPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/outlooks'>) {
  const actor = await requireStaff(OUTLOOK_LIST.path)
  const [params, drafts, t] = await Promise.all([
    searchParams,
    draftedChangeSets(actor),
    getTranslations('staff.tariffs'),
  ])
  return (
    <DeskListPage
      shape={OUTLOOK_LIST}
      table={outlookTable}
      face={outlookFace}
      params={params}
      nav={<DeskNav room="outlooks" />}
      title={t('rooms.outlooks')}
      notice={<p className="max-w-prose text-sm text-muted">{t('outlooks.lead')}</p>}
    >
      <section aria-labelledby="new-outlook" className="mt-6 grid gap-3">
        <h2 id="new-outlook" className="text-lg">
          {t('outlooks.new')}
        </h2>
        <OutlookForm outlook={null} drafts={drafts} />
      </section>
    </DeskListPage>
  )
}
