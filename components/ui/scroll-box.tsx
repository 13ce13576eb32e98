import type { ComponentProps } from 'react'
import { cn } from './cn'

/**
 * A box that scrolls sideways by itself and not with the page. It can be reached without a mouse,
 * which what has nothing to press in it couldn't be otherwise.
 * @param labelledBy id of the heading that says what is in it
 */
export function ScrollBox({
  labelledBy,
  className,
  ...props
}: Omit<ComponentProps<'div'>, 'tabIndex' | 'role'> & { labelledBy: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      tabIndex={0}
      role="group"
      aria-labelledby={labelledBy}
      className={cn('relative overflow-x-auto', className)}
      {...props}
    />
  )
}
