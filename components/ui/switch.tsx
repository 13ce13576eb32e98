import type { ComponentProps } from 'react'

/**
 * On or off, at once: a checkbox waits for its form, a switch doesn't. The browser's own box,
 * announced as a switch.
 */
export function Switch({
  className = '',
  onCheckedChange,
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'role' | 'onChange'> & {
  onCheckedChange: (checked: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      // The browser tells the state of its own box; a second telling could contradict it.
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
      role="switch"
      data-slot="switch"
      className={`switch ${className}`}
      onChange={(event) => onCheckedChange(event.target.checked)}
      {...props}
    />
  )
}
