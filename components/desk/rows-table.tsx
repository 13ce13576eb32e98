import type { ReactNode } from 'react'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { cn } from '@/components/ui/cn'

/** A column of a short table of the desk: its heading, and what it shows of a row. */
export interface RowsColumn<Row> {
  head: string
  cell: (row: Row) => ReactNode
  /** figures, aligned at the end and kept on one line */
  num?: boolean
  /** of its cells */
  className?: string | ((row: Row) => string | undefined)
}

/** A row with a sum of the others, or an opening value: its label spans all columns without a cell of its own. */
export interface SumRow {
  label: string
  /** of the last columns */
  cells: readonly ReactNode[]
}

/**
 * A short table of the desk in a frame of its own. Anything searched, filtered or paged is a list
 * of the list kit instead.
 */
export function RowsTable<Row>({
  columns,
  rows,
  keyOf,
  opening = [],
  sums = [],
  className,
  testId,
}: {
  columns: readonly RowsColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** above the rows */
  opening?: readonly SumRow[]
  /** below them */
  sums?: readonly SumRow[]
  className?: string
  testId?: string
}) {
  return (
    <Table framed className={className} data-testid={testId}>
      <TableHeader>
        <TableRow>
          {columns.map(({ head, num }) => (
            <TableHead key={head} className={num ? 'num' : undefined}>
              {head}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {opening.map((row, i) => (
          <Sum key={i} row={row} columns={columns} />
        ))}
        {rows.map((row) => (
          <TableRow key={keyOf(row)} className="align-top">
            {columns.map(({ head, cell, num, className: own }) => (
              <TableCell
                key={head}
                className={cn(
                  num && 'num whitespace-nowrap',
                  typeof own === 'function' ? own(row) : own,
                )}
              >
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
        {sums.map((row, i) => (
          <Sum key={i} row={row} columns={columns} className="border-t-2 font-semibold" />
        ))}
      </TableBody>
    </Table>
  )
}

function Sum({
  row: { label, cells },
  columns,
  className,
}: {
  row: SumRow
  columns: readonly { num?: boolean }[]
  className?: string
}) {
  const from = columns.length - cells.length
  return (
    <TableRow className={className}>
      <TableCell colSpan={from}>{label}</TableCell>
      {cells.map((cell, i) => (
        <TableCell key={i} className={columns[from + i]?.num ? 'num whitespace-nowrap' : undefined}>
          {cell}
        </TableCell>
      ))}
    </TableRow>
  )
}
