import { getMessages } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { Button } from '@/components/ui/button'
import { MessagesProvider } from '@/i18n/messages-provider'
import { Sheet } from '@/components/ui/sheet'
import type { NamedView } from './face'
import type { ListTexts } from './texts'

export interface ViewActions {
  save: DeskAction
  remove: DeskAction
}

/** Named views: one press each; the present view can be saved, one's own deleted. */
export async function ListViews({
  list,
  query,
  presets,
  views,
  actions,
  t,
  hrefOf,
}: {
  list: string
  /** of the present view, without a place */
  query: string
  presets: readonly { name: string; query: string }[]
  views: readonly NamedView[]
  actions: ViewActions
  t: ListTexts
  /** the address of a view */
  hrefOf: (query: string) => string
}) {
  const { staff } = await getMessages()
  const present = views.find((each) => each.query === query)
  const isKnown = present !== undefined || presets.some((each) => each.query === query)
  return (
    <MessagesProvider messages={{ staff: { form: staff.form } }}>
      <nav
        aria-label={t('views.label')}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm"
      >
        {presets.map((preset) => (
          <a
            key={preset.query}
            href={hrefOf(preset.query)}
            aria-current={preset.query === query ? 'page' : undefined}
            className="choice"
          >
            {preset.name}
          </a>
        ))}
        {views.map((view) => (
          <a
            key={view.id}
            href={hrefOf(view.query)}
            aria-current={view === present ? 'page' : undefined}
            className="choice"
          >
            {view.own ? view.name : t('views.shared', { name: view.name, by: view.by })}
          </a>
        ))}
        {present?.own ? (
          <DeskForm
            id="delete-view"
            action={actions.remove}
            hidden={{ id: present.id }}
            fields={[]}
            submit={t('views.delete', { name: present.name })}
          />
        ) : isKnown ? null : (
          <>
            <Button variant="link" size="inline" className="min-h-9" popoverTarget="list-view">
              {t('views.save')}
            </Button>
            <Sheet id="list-view" title={t('views.new')} close={t('filters.done')}>
              <p className="text-sm text-muted">{t('views.lead')}</p>
              <DeskForm
                id="save-view"
                key={query}
                action={actions.save}
                hidden={{ list, query }}
                fields={[
                  { name: 'name', label: t('views.name') },
                  { name: 'shared', label: t('views.share'), type: 'check' },
                ]}
                submit={t('views.keep')}
              />
            </Sheet>
          </>
        )}
      </nav>
    </MessagesProvider>
  )
}
