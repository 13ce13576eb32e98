import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { Link } from '@/i18n/link'
import { deskQuery, type DeskView } from '../../rules/product-view'
import type { NamedView } from '../../queries/saved-views'

/** Views that have a name: a press each; the present one can be kept, one's own deleted. */
export async function DeskViews({
  view,
  views,
  save,
  remove,
}: {
  view: DeskView
  views: readonly NamedView[]
  save: DeskAction
  remove: DeskAction
}) {
  const t = await getTranslations('desk.views')
  const query = deskQuery(view)
  const present = views.find((each) => each.query === query)
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-x-4 text-sm">
      <Link
        href="/staff/catalog"
        aria-current={query === '' ? 'page' : undefined}
        className="choice"
      >
        {t('all')}
      </Link>
      {views.map((each) => (
        <Link
          key={each.id}
          href={`/staff/catalog${each.query ? `?${each.query}` : ''}`}
          prefetch={false}
          aria-current={each === present ? 'page' : undefined}
          className="choice"
        >
          {each.own ? each.name : t('shared', { name: each.name, by: each.by })}
        </Link>
      ))}
      {present?.own ? (
        <DeskForm
          id="delete-view"
          action={remove}
          hidden={{ id: present.id }}
          fields={[]}
          submit={t('delete', { name: present.name })}
        />
      ) : query === '' || present ? null : (
        <details className="relative">
          <summary className="inline-flex min-h-9 items-center text-info underline">
            {t('save')}
          </summary>
          <div className="absolute z-30 mt-1 w-80 rounded-md border border-control bg-white p-3">
            <DeskForm
              id="save-view"
              key={query}
              action={save}
              hidden={{ query }}
              fields={[
                { name: 'name', label: t('name') },
                { name: 'shared', label: t('share'), type: 'check' },
              ]}
              submit={t('keep')}
            />
          </div>
        </details>
      )}
    </nav>
  )
}
