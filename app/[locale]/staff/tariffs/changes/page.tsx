import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { changeSetFace } from '@/features/tariffs/components/staff/change-set-face'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { changeSetTable } from '@/features/tariffs/queries/change-set-table'
import { CHANGE_SET_LIST } from '@/features/tariffs/rules/change-set-list'

export const generateMetadata = tabTitle('/staff/tariffs/changes')

/** Changes of the rules: drafted, published and discarded. */
export default async function ChangeSetsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/changes'>) {
  const t = await getTranslations('staff.tariffs')
  return (
    <DeskListPage
      shape={CHANGE_SET_LIST}
      table={changeSetTable}
      face={changeSetFace}
      params={await searchParams}
      nav={<DeskNav room="changes" />}
      title={t('sets')}
    />
  )
}
