import type { ComponentProps } from 'react'

/** A place that is still being filled. It stays still: movement draws the eye to nothing. */
export function Skeleton({ className = '', ...props }: ComponentProps<'div'>) {
  return <div data-slot="skeleton" className={`rounded-md bg-ground ${className}`} {...props} />
}
