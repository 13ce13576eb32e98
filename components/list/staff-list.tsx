import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Markup } from '@/components/markup/markup'
import { LinkArea } from '@/components/site/link-area'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import {
  changed,
  listHref,
  listQuery,
  readListQuery,
  type ListShape,
  type ListState,
} from '@/platform/lists/shape'
import { MOST_COUNTED, type ListPage } from '@/platform/lists/source'
import { staticMarkup } from '@/platform/static-markup'
import { ChosenCount } from './chosen-count'
import type { ListFace, NamedView } from './face'
import { ListColumns } from './list-columns'
import { ListFilters } from './list-filters'
import { LIST_KEYS, PRICE_KEYS } from './keys'
import { ListKeys } from './list-keys'
import { ListPages } from './list-pages'
import { ListTable } from './list-table'
import { ListViews, type ViewActions } from './list-views'
import { pageReader } from './reader'
import type { AddressOf, ListTexts } from './texts'

/** The address of every list's sheets. */
const sheetPath = (list: string): string => `/api/staff/lists/${list}`

/** A list of the desk at an address: its state, and the page of rows found. */
export interface OpenedList<Row> {
  shape: ListShape
  state: ListState
  /** names in the address that the list doesn't know */
  unread: readonly string[]
  /** a sheet of the chosen rows was requested, and none was chosen */
  noneChosen: boolean
  page: ListPage<Row>
}

/**
 * A list of the desk, made of its shape, its face and a page of rows: title, views, columns,
 * filters, rows, pages, sheets and keys. Its page says whose entries are kept (`FormPerson`).
 */
export async function StaffList<Row>({
  opened: { shape, state, unread, noneChosen, page },
  face,
  views,
  actions,
  heading,
  links,
  notice,
  bulk,
  sheets,
  also,
  live = false,
}: {
  opened: OpenedList<Row>
  face: ListFace<Row>
  views: readonly NamedView[]
  actions: ViewActions
  /** title and lead */
  heading: ReactNode
  /** links to what belongs to it */
  links?: ReactNode
  /** a note before the rows */
  notice?: ReactNode
  /** what can be done with chosen rows, and the page that receives them */
  bulk?: { path: string; bar: ReactNode }
  /** keys that the page handles itself, each with its effect */
  also?: readonly (readonly [key: string, does: string])[]
  /** other sheets of the rows found */
  sheets?: ReactNode
  /** rows are interactive, such as a price that is edited in place; others are placed as text */
  live?: boolean
}) {
  const [t, { locale, to: local }] = await Promise.all([getTranslations('staffList'), pageReader()])
  const addressOf: AddressOf = (change) => local(listHref(shape, changed(state, change)))
  const query = listQuery(shape, changed(state, {}))
  const found = page.more
    ? t('moreThan', { found: face.found(MOST_COUNTED) })
    : face.found(page.total)
  const table = <ListTable {...{ face, shape, state, t, addressOf, locale }} rows={page.rows} />
  return (
    <LinkArea className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {heading}
        <ListViews
          list={shape.name}
          query={query}
          presets={face.presets}
          views={views.map((view) => ({
            ...view,
            // Of any stored view, what the list understands.
            query: listQuery(shape, changed(readListQuery(shape, view.query), {})),
          }))}
          actions={actions}
          t={t}
          hrefOf={(of) => local(of ? `${shape.path}?${of}` : shape.path)}
        />
        <div className="flex flex-wrap items-center gap-2 md:ms-auto">
          <ListColumns {...{ face, shape, state, t, addressOf }} />
          {links}
        </div>
      </div>
      {notice}
      <Unread names={unread} face={face} t={t} />
      <ListFilters {...{ face, shape, state, t, found }} address={local(shape.path)} />
      {noneChosen ? (
        <Alert variant="caution" role="alert">
          {t('csv.none')}
        </Alert>
      ) : null}
      {page.rows.length === 0 ? (
        <Nothing {...{ face, shape, state, t, local }} total={page.total} />
      ) : (
        <form
          method="get"
          action={bulk?.path ?? sheetPath(shape.name)}
          className="grid grid-cols-[minmax(0,1fr)] gap-3"
          data-list
        >
          <input type="hidden" name="view" value={query} />
          {live ? (
            <div className="list-box [--list-rest:20rem] md:min-h-60">{table}</div>
          ) : (
            <Markup className="list-box" html={staticMarkup(table)} />
          )}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            {bulk?.bar ?? (
              <ChosenCount
                none={t('chosen', { count: 0 })}
                some={t('chosen', { count: 2 }).replace('2', '#')}
              />
            )}
            <ListPages {...{ page, t, addressOf, found }} />
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted md:ms-auto">
              <Button
                type="submit"
                variant="link"
                size="inline"
                name="of"
                value="chosen"
                formAction={sheetPath(shape.name)}
                className="min-h-9 font-normal"
              >
                {t('csv.chosen')}
              </Button>
              <a
                className="inline-flex min-h-9 items-center text-info underline"
                href={`${sheetPath(shape.name)}?${new URLSearchParams({ view: query }).toString()}`}
                download
              >
                {t('csv.found')}
              </a>
              {sheets}
            </p>
            <ListKeys
              keys={[
                ...LIST_KEYS.slice(0, 5),
                ...(live ? PRICE_KEYS : []),
                ...LIST_KEYS.slice(5),
              ].map((key) => [key, t(`keys.list.${key}`)])}
              also={also ?? []}
              texts={{
                open: t('keys.open'),
                title: t('keys.title'),
                close: t('keys.close'),
                on: t('keys.on'),
                off: t('keys.off'),
                lead: t('keys.arrows'),
              }}
            />
          </div>
        </form>
      )}
    </LinkArea>
  )
}

/** What the address says and the list doesn't know: the rows are those of the rest. */
function Unread({
  names,
  face,
  t,
}: {
  names: readonly string[]
  face: ListFace<never>
  t: ListTexts
}) {
  if (names.length === 0) return null
  const places: Readonly<Record<string, string>> = {
    sort: t('places.order'),
    down: t('places.order'),
    columns: t('places.columns'),
  }
  const words = names.map((name) => face.filters[name]?.label ?? places[name] ?? t('places.page'))
  return (
    <Alert variant="caution" role="status">
      {t('unread', { names: [...new Set(words)].join(', ') })}
    </Alert>
  )
}

/** Why there is no row, and what to do: nothing exists yet, nothing matches, or the page is past the end. */
function Nothing({
  face,
  shape,
  state,
  t,
  total,
  local,
}: {
  face: ListFace<never>
  shape: ListShape
  state: ListState
  t: ListTexts
  total: number
  local: (href: string) => string
}) {
  const narrowed = Object.values(state.filter).some(Boolean)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed border-control p-6 text-sm text-muted">
      <p>{total > 0 ? t('beyond') : narrowed ? t('nothing') : face.empty}</p>
      {total > 0 ? (
        <a className="text-info underline" href={local(listHref(shape, changed(state, {})))}>
          {t('pages.first')}
        </a>
      ) : narrowed ? (
        <a className="text-info underline" href={local(shape.path)}>
          {t('loosen')}
        </a>
      ) : null}
    </div>
  )
}
