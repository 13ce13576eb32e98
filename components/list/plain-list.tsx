import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { changed, listHref, listQuery } from '@/platform/lists/shape'
import { MOST_COUNTED } from '@/platform/lists/source'
import { ListPages } from './list-pages'
import { pageReader } from './reader'
import type { OpenedList } from './staff-list'
import type { AddressOf } from './texts'

/**
 * A small list, as buyers have it: views, a search, rows, pages with a count. Each is a link or a
 * plain form, so that it needs no script.
 */
export async function PlainList<Row>({
  opened: { shape, state, unread, page },
  found,
  empty,
  search,
  views,
  children,
}: {
  opened: OpenedList<Row>
  /** "12 quotes" */
  found: (total: number) => string
  /** why the list is empty, and what to do */
  empty: string
  /** what the search field accepts */
  search: string
  /** the first belongs to the plain address; none where there is only one view */
  views: readonly { name: string; query: string }[]
  /** the rows, as items of a list */
  children: ReactNode[]
}) {
  const [t, { to: local }] = await Promise.all([getTranslations('staffList'), pageReader()])
  const addressOf: AddressOf = (change) => local(listHref(shape, changed(state, change)))
  const present = listQuery(shape, changed(state, {}))
  const narrowed = Object.values(state.filter).some(Boolean)
  const total = page.more ? t('moreThan', { found: found(MOST_COUNTED) }) : found(page.total)
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        {views.length > 0 ? (
          <nav aria-label={t('views.label')} className="flex flex-wrap gap-x-5 text-sm">
            {views.map(({ name, query }) => (
              <a
                key={query}
                href={local(query ? `${shape.path}?${query}` : shape.path)}
                aria-current={query === present ? 'page' : undefined}
                className="choice min-h-11"
              >
                {name}
              </a>
            ))}
          </nav>
        ) : null}
        <form method="get" action={local(shape.path)} className="flex items-end gap-2 text-sm">
          <Label className="grid gap-1 text-xs">
            {search}
            <Input name="q" type="search" defaultValue={state.filter['q'] ?? ''} className="w-40" />
          </Label>
          <Button type="submit" variant="outline">
            {t('filters.show')}
          </Button>
        </form>
      </div>
      {unread.length > 0 ? (
        <Alert variant="caution" role="status">
          {t('unreadOf', { count: unread.length })}
        </Alert>
      ) : null}
      {children.length > 0 ? (
        <ul className="divide-y rounded-md border bg-white">{children}</ul>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed border-control p-4 text-sm text-muted">
          <p>{page.total > 0 ? t('beyond') : narrowed ? t('nothing') : empty}</p>
          {page.total > 0 || narrowed ? (
            <a
              className="inline-flex min-h-11 items-center text-info underline"
              href={local(shape.path)}
            >
              {t('loosen')}
            </a>
          ) : null}
        </div>
      )}
      {page.rows.length > 0 ? <ListPages {...{ page, t, addressOf }} found={total} /> : null}
    </div>
  )
}
