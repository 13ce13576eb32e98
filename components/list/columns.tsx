import { PersonMark } from '@/components/site/person-mark'
import type { Column } from './column'

/** Columns shared by many lists. */

/** A number that links to its object. */
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

/** Somebody of the house, with their initials. @param none text where there is nobody */
export const personColumn = <Row,>({
  none,
  ...column
}: {
  label: string
  sort?: string
  value: (row: Row) => string
  none?: string
}): Column<Row> => ({
  ...column,
  kind: 'text',
  long: 'clip',
  cell: (row) => {
    const name = column.value(row)
    return name ? <PersonMark name={name} /> : none ? <small>{none}</small> : null
  },
})
