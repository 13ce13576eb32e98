import type { ComponentProps, ReactNode } from 'react'

/**
 * One of several, as the browser's own fieldset and radio buttons: sent with its form, kept, and
 * moved through by arrows, before hydration and without scripts.
 */
export function RadioGroup({
  legend,
  children,
  className = 'grid gap-1',
  ...props
}: Omit<ComponentProps<'fieldset'>, 'className'> & {
  legend: ReactNode
  /** of the box around the items */
  className?: string
}) {
  return (
    <fieldset data-slot="radio-group" className="min-w-0" {...props}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className={className}>{children}</div>
    </fieldset>
  )
}

/** An item's radio button; its look is the utility `tick`. */
export function RadioGroupItem({
  className = '',
  ...props
}: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input type="radio" data-slot="radio-group-item" className={`tick ${className}`} {...props} />
  )
}

/** An item that is a card with its words in it: pressed as a whole, dark while chosen. */
export function RadioGroupCard({
  children,
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return (
    <label className="grid min-h-11 cursor-pointer content-center rounded-md border border-control bg-white px-3 py-1 text-sm has-checked:border-ink has-checked:bg-ink has-checked:text-white has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-info has-disabled:cursor-not-allowed has-disabled:border-dashed has-disabled:text-muted md:min-h-9">
      <input type="radio" data-slot="radio-group-item" className="sr-only" {...props} />
      {children}
    </label>
  )
}
