import type { ComponentProps } from 'react'
import { cn } from './cn'

/**
 * A box that scrolls sideways by itself and not with the page. It can be focused by keyboard, even
 * when nothing in it can be pressed.
 * @param labelledBy id of the heading that names its content
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
