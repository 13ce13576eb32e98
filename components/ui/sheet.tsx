import type { ReactNode } from 'react'
import { Button } from './button'

/**
 * A sheet at the side of the window that a button with its id opens. It is the browser's own
 * popover in place of the stock part's dialog: it opens before a script runs, and its content
 * belongs to the form around it.
 */
export function Sheet({
  id,
  title,
  close,
  children,
}: {
  id: string
  title: string
  close: string
  children: ReactNode
}) {
  return (
    <div id={id} popover="auto" role="dialog" aria-label={title} className="list-sheet">
      <div className="flex items-center justify-between gap-4">
        <p className="text-base font-semibold">{title}</p>
        <Button variant="ghost" size="sm" popoverTarget={id} popoverTargetAction="hide">
          {close}
        </Button>
      </div>
      {children}
    </div>
  )
}
