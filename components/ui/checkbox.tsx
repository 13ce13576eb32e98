import type { ComponentProps } from 'react'

/**
 * The stock part's name and properties on the browser's own box: forms here are sent, and entries
 * are kept, before hydration and without scripts, and a table of a hundred boxes costs no script.
 * `onCheckedChange` is called as the stock part's is. Its look is the utility `tick`; a class here
 * says where it stands, not how it looks.
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
