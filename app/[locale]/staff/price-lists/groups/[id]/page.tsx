import { PageHead } from '@/components/desk/page-head'
import { getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { Badge } from '@/components/ui/badge'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { dropGroupAction, saveGroupAction } from '@/features/price-lists/actions/group'
import { GroupForm } from '@/features/price-lists/components/staff/group-form'
import { OneButton } from '@/features/price-lists/components/staff/price-list-form'
import { getGroup } from '@/features/price-lists/queries/groups'
import { formatListNumber } from '@/features/price-lists/schema'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle(
  '/staff/price-lists/groups/[id]',
  async (actor, { id = '' }) => (await getGroup(actor, id)).name,
)

/** One group: its name, who is in it, and which lists are for it. */
export default async function GroupPage({
  params,
}: PageProps<'/[locale]/staff/price-lists/groups/[id]'>) {
  const [actor, { id }, t] = await Promise.all([
    requireStaff('/staff/price-lists/groups'),
    params,
    getTranslations('priceLists'),
  ])
  if (!may(actor, 'price-list.read')) return <ReservedPage permission="price-list.read" />
  const group = await orNotFound(getGroup(actor, id))
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/price-lists/groups', text: t('group.title') }}
          title={
            <>
              {group.name} {group.isDemo ? <Badge>{t('demo')}</Badge> : null}
            </>
          }
        >
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
            <span>{t('group.members', { count: group.members.length })}</span>
            {group.lists.length === 0 ? (
              <span>{t('group.noLists')}</span>
            ) : (
              group.lists.map(({ serial, name }) => (
                <Link
                  key={serial}
                  className="text-info underline"
                  href={`/staff/price-lists/${formatListNumber(serial)}`}
                >
                  {formatListNumber(serial)} {name}
                </Link>
              ))
            )}
          </p>
        </PageHead>
        <div className="grid gap-4 rounded-md border bg-white p-4">
          <GroupForm group={group} save={saveGroupAction} />
          {group.lists.length === 0 ? (
            <OneButton
              action={dropGroupAction}
              hidden={{ id: group.id }}
              label={t('group.drop')}
              variant="ghost"
            />
          ) : null}
        </div>
      </main>
    </FormPerson>
  )
}
