import { Button } from '@/components/ui/button'
import { movedColumn, toggledColumn, type ListShape, type ListState } from '@/platform/lists/shape'
import { Sheet } from '@/components/ui/sheet'
import type { ListFace } from './face'
import type { AddressOf, ListTexts } from './texts'

/** Which columns the table shows, in which order: links, so that a view is its address. */
export function ListColumns({
  face,
  shape,
  state,
  t,
  addressOf,
}: {
  face: ListFace<never>
  shape: ListShape
  state: ListState
  t: ListTexts
  addressOf: AddressOf
}) {
  const labelOf = (name: string) => face.columns[name]?.label ?? name
  const hidden = shape.columns.filter((column) => !state.columns.includes(column))
  const moved = (column: string, by: -1 | 1) =>
    addressOf({ columns: movedColumn(state.columns, column, by) })
  return (
    <>
      <Button variant="outline" size="sm" popoverTarget="list-columns">
        {t('columns.title')}
      </Button>
      <Sheet id="list-columns" title={t('columns.which')} close={t('filters.done')}>
        <p className="text-sm text-muted">{t('columns.lead')}</p>
        <ul data-scroll="keep">
          {state.columns.map((column, i) => {
            const name = labelOf(column)
            return (
              <li key={column} className="flex items-center gap-1">
                <a
                  href={addressOf({ columns: toggledColumn(state.columns, column) })}
                  aria-current="true"
                  aria-label={t('columns.hide', { name })}
                  className="filter flex-1"
                >
                  {name}
                </a>
                {i > 0 ? (
                  <a
                    href={moved(column, -1)}
                    aria-label={t('columns.earlier', { name })}
                    className="list-move"
                  />
                ) : null}
                {i < state.columns.length - 1 ? (
                  <a
                    href={moved(column, 1)}
                    aria-label={t('columns.later', { name })}
                    className="list-move rotate-180"
                  />
                ) : (
                  <span className="size-9" />
                )}
              </li>
            )
          })}
        </ul>
        {hidden.length > 0 ? (
          <ul data-scroll="keep" className="border-t pt-2">
            {hidden.map((column) => (
              <li key={column}>
                <a
                  href={addressOf({ columns: toggledColumn(state.columns, column) })}
                  aria-label={t('columns.show', { name: labelOf(column) })}
                  className="filter"
                >
                  {labelOf(column)}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        <a
          href={addressOf({ columns: shape.shown })}
          className="inline-flex min-h-9 items-center text-sm text-info underline"
          data-scroll="keep"
        >
          {t('columns.reset')}
        </a>
      </Sheet>
    </>
  )
}
