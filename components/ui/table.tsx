import type { ComponentProps } from 'react'
import { cn } from './cn'

/**
 * A table in a box of its own: where it is wider than the page, the box scrolls and not the page.
 * The cells' look is said once, at the table (`ledger` in globals.css), and not at each of
 * thousands of cells, which travel to the browser one by one.
 */
export function Table({
  className,
  framed = false,
  ...props
}: ComponentProps<'table'> & {
  /** on a ground of its own, as the desk's lists stand */
  framed?: boolean
}) {
  return (
    <div
      data-slot="table-container"
      className={cn('relative w-full overflow-x-auto', framed && 'rounded-md border bg-card px-3')}
    >
      <table data-slot="table" className={cn('ledger', className)} {...props} />
    </div>
  )
}

export function TableHeader(props: ComponentProps<'thead'>) {
  return <thead data-slot="table-header" {...props} />
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody data-slot="table-body" {...props} />
}

export function TableRow(props: ComponentProps<'tr'>) {
  return <tr {...props} />
}

/** The head of a column; `scope="row"` makes it the head of a row. */
export function TableHead({ scope = 'col', ...props }: ComponentProps<'th'>) {
  return <th scope={scope} {...props} />
}

/** `className="num"` for figures: aligned at the end, in digits of one width. */
export function TableCell(props: ComponentProps<'td'>) {
  return <td {...props} />
}
