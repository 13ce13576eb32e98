import type { ComponentProps } from 'react'
import { cn } from './cn'
import { ScrollBox } from './scroll-box'

/**
 * A table in a box of its own: where it is wider than the page, the box scrolls and not the page.
 * The cells' look is given once, at the table (`ledger` in globals.css), and not on each of
 * thousands of cells, which travel to the browser one by one.
 */
export function Table({
  className,
  framed = false,
  labelledBy,
  ...props
}: ComponentProps<'table'> & {
  /** in a frame of its own, like the desk's lists */
  framed?: boolean
  /** id of its heading, where nothing in it can be pressed: the focus is needed to scroll it by keyboard */
  labelledBy?: string
}) {
  const look = cn(
    'relative w-full overflow-x-auto',
    framed && 'rounded-md border bg-card px-3 [&_tbody:last-child>tr:last-child>*]:border-b-0',
  )
  const table = <table data-slot="table" className={cn('ledger', className)} {...props} />
  return labelledBy ? (
    <ScrollBox data-slot="table-container" labelledBy={labelledBy} className={look}>
      {table}
    </ScrollBox>
  ) : (
    <div data-slot="table-container" className={look}>
      {table}
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

/** The heading of a column; `scope="row"` makes it the heading of a row. */
export function TableHead({ scope = 'col', ...props }: ComponentProps<'th'>) {
  return <th scope={scope} {...props} />
}

/** `className="num"` for figures: aligned at the end, in digits of one width. */
export function TableCell(props: ComponentProps<'td'>) {
  return <td {...props} />
}
