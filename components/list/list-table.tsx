import type { ListShape, ListState } from '@/platform/lists/shape'
import { cellText, type Column } from './column'
import type { ListFace } from './face'
import type { AddressOf, ListTexts } from './texts'

interface Props<Row> {
  face: ListFace<Row>
  shape: ListShape
  state: ListState
  rows: readonly Row[]
  t: ListTexts
  addressOf: AddressOf
  locale: string
}

/**
 * The rows of a list with their boxes: a table, and on a phone a card each (`list-table` in
 * globals.css). Synchronous and without hooks, so that it can be placed into the page as text.
 */
export function ListTable<Row>({ face, shape, state, rows, t, addressOf, locale }: Props<Row>) {
  const columns = state.columns.flatMap((name) => face.columns[name] ?? [])
  const heading = face.fixed.at(-1)
  const content = (column: Column<Row>, row: Row) =>
    column.cell ? column.cell(row) : cellText(column, row, locale)
  return (
    <table className="list-table" data-fixed={face.fixed.length}>
      <caption className="sr-only">{face.title}</caption>
      <thead>
        <tr>
          <th scope="col" data-label={t('chooseAll')}>
            <input type="checkbox" data-choose-all aria-label={t('chooseAll')} />
          </th>
          {[...face.fixed, ...columns].map((column) => (
            <Head key={column.label} {...{ column, shape, state, t, addressOf }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={`${face.idOf(row)} ${i}`} data-row={face.idOf(row)} tabIndex={-1}>
            <td>
              <input
                type="checkbox"
                name="id"
                value={face.idOf(row)}
                aria-label={t('chooseOne', { name: face.nameOf(row) })}
              />
            </td>
            {face.fixed.map((column) =>
              column === heading ? (
                <th key={column.label} scope="row" className={look(column)}>
                  {content(column, row)}
                </th>
              ) : (
                <td key={column.label} className={look(column)}>
                  {content(column, row)}
                </td>
              ),
            )}
            {columns.map((column) => (
              <td key={column.label} className={look(column)} data-label={column.label}>
                {content(column, row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Classes of a cell, which globals.css knows; most have none. */
function look<Row>({ kind, long }: Column<Row>): string | undefined {
  const figure = kind === 'number' || kind === 'money'
  return [figure && 'num', kind === 'code' && 'code', long].filter(Boolean).join(' ') || undefined
}

function Head<Row>({
  column: { label, kind, sort },
  shape,
  state,
  t,
  addressOf,
}: Pick<Props<Row>, 'shape' | 'state' | 't' | 'addressOf'> & { column: Column<Row> }) {
  const on = sort !== undefined && state.sort === sort
  const order = on ? `, ${t(state.down ? 'sorted.down' : 'sorted.up')}` : ''
  return (
    <th
      scope="col"
      className={kind === 'number' || kind === 'money' ? 'num' : undefined}
      aria-sort={on ? (state.down ? 'descending' : 'ascending') : undefined}
    >
      {sort !== undefined && sort in shape.sorts ? (
        <a
          href={addressOf({ sort, down: on && !state.down })}
          aria-label={`${t('sortBy', { name: label })}${order}`}
        >
          {label}
        </a>
      ) : (
        label
      )}
    </th>
  )
}
