import type { ComponentProps } from 'react'

/** Shown in place of an empty list: why it is empty, and what will stand there. */
export function Empty(props: ComponentProps<'p'>) {
  return (
    <p
      data-slot="empty"
      className="rounded-md border border-dashed border-control p-6 text-sm text-muted"
      {...props}
    />
  )
}
