import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { FormPerson } from '@/components/form/person'
import { requireStaff } from '@/features/accounts/guards'
import { GroupForm } from '@/features/price-lists/components/staff/group-form'
import { OneButton } from '@/features/price-lists/components/staff/price-list-form'
import { listGroups } from '@/features/price-lists/queries/companies'
import { formatListNumber } from '@/features/price-lists/schema'
import { Link } from '@/i18n/link'
import { dropGroupAction, saveGroupAction } from '@/features/price-lists/actions/group'

/** Groups of companies: who is in them, and which lists are for them. */
export default async function GroupsPage() {
  const actor = await requireStaff('/staff/price-lists/groups')
  const [t, groups] = [await getTranslations('priceLists'), await listGroups(actor)]
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <div className="grid gap-1">
          <p className="text-sm">
            <Link className="text-info underline" href="/staff/price-lists">
              {t('title')}
            </Link>
          </p>
          <h1 className="text-xl">{t('group.title')}</h1>
          <p className="max-w-prose text-sm text-muted">{t('group.lead')}</p>
        </div>
        {groups.length === 0 ? (
          <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
            {t('group.empty')}
          </p>
        ) : (
          <ul className="grid gap-4">
            {groups.map((group) => (
              <li key={group.id} className="grid gap-4 rounded-md border bg-white p-4">
                <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                  <h2 className="text-base">{group.name}</h2>
                  {group.isDemo ? <Badge>{t('demo')}</Badge> : null}
                  <span className="text-sm text-muted">
                    {t('group.members', { count: group.members.length })}
                  </span>
                  <span className="text-sm">
                    {group.lists.length === 0 ? (
                      <span className="text-muted">{t('group.noLists')}</span>
                    ) : (
                      group.lists.map(({ serial, name }) => (
                        <Link
                          key={serial}
                          className="me-3 text-info underline"
                          href={`/staff/price-lists/${formatListNumber(serial)}`}
                        >
                          {formatListNumber(serial)} {name}
                        </Link>
                      ))
                    )}
                  </span>
                </div>
                <GroupForm group={group} save={saveGroupAction} />
                {group.lists.length === 0 ? (
                  <OneButton
                    action={dropGroupAction}
                    hidden={{ id: group.id }}
                    label={t('group.drop')}
                    variant="ghost"
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
        <section aria-labelledby="new-group" className="grid gap-4 rounded-md border bg-white p-4">
          <h2 id="new-group" className="text-base">
            {t('group.new')}
          </h2>
          <GroupForm group={null} save={saveGroupAction} />
        </section>
      </main>
    </FormPerson>
  )
}
