import type { Column } from './column'

/** Columns that many lists have. */

/** A number that leads to what it is of. */
export const numberColumn = <Row,>({
  href,
  ...column
}: {
  label: string
  sort?: string
  value: (row: Row) => string
  href: (row: Row) => string
}): Column<Row> => ({
  ...column,
  kind: 'code',
  cell: (row) => <a href={href(row)}>{column.value(row)}</a>,
})

/** The company that buys. */
export const buyerColumn = (label: string): Column<{ companyName: string }> => ({
  label,
  kind: 'text',
  sort: 'buyer',
  long: 'clip',
  value: ({ companyName }) => companyName,
})
