import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { saveGroupAction } from '@/features/price-lists/actions/group'
import { groupFace } from '@/features/price-lists/components/staff/group-face'
import { GroupForm } from '@/features/price-lists/components/staff/group-form'
import { groupTable } from '@/features/price-lists/queries/groups'
import { GROUP_LIST } from '@/features/price-lists/rules/group-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/price-lists/groups')

/** Groups of companies: their members, and the lists for them. */
export default async function GroupsPage({
  searchParams,
}: PageProps<'/[locale]/staff/price-lists/groups'>) {
  const t = await getTranslations('priceLists')
  return (
    <DeskListPage
      shape={GROUP_LIST}
      table={groupTable}
      permission="price-list.read"
      face={groupFace}
      params={await searchParams}
      title={t('group.title')}
      links={
        <Link className="text-sm text-info underline" href="/staff/price-lists">
          {t('title')}
        </Link>
      }
      notice={<p className="text-sm text-muted">{t('group.lead')}</p>}
    >
      <section
        aria-labelledby="new-group"
        className="mt-6 grid max-w-4xl gap-4 rounded-md border bg-white p-4"
      >
        <h2 id="new-group" className="text-base">
          {t('group.new')}
        </h2>
        <GroupForm group={null} save={saveGroupAction} />
      </section>
    </DeskListPage>
  )
}
