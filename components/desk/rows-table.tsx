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

/** A column of a short table of the desk: its head, and what a row shows in it. */
export interface RowsColumn<Row> {
  head: string
  cell: (row: Row) => ReactNode
  /** figures, aligned at their end and kept on one line */
  num?: boolean
  /** of its cells */
  className?: string | ((row: Row) => string | undefined)
}

/**
 * A short table of the desk on a ground of its own, its columns said once. What is searched, filtered or paged is a
 * list of the list kit instead.
 */
export function RowsTable<Row>({
  columns,
  rows,
  keyOf,
  className,
  testId,
}: {
  columns: readonly RowsColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
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
      </TableBody>
    </Table>
  )
}
