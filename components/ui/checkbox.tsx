import type { ComponentProps } from 'react'

/**
 * The stock part's name and properties on the browser's own box: forms here are sent, and what was
 * entered is kept, before the page comes alive and where scripts don't run, and a table of a
 * hundred boxes costs no script. `onCheckedChange` hears of a press as the stock part's does.
 * Its look is the utility `tick`; a class here says where it stands, not how it looks.
 */
export function Checkbox({
  className = '',
  onCheckedChange,
  onChange,
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & {
  onCheckedChange?: (checked: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      data-slot="checkbox"
      className={`tick ${className}`}
      {...props}
      {...(onCheckedChange || onChange
        ? {
            onChange: (event) => {
              onChange?.(event)
              onCheckedChange?.(event.target.checked)
            },
          }
        : null)}
    />
  )
}
