import type { ComponentProps } from 'react'

/**
 * How far something has come, or how full it is: the browser's own bar in the house's colours,
 * drawn without script. It needs an accessible name.
 */
export function Progress({ className = '', ...props }: ComponentProps<'progress'>) {
  return <progress data-slot="progress" className={`gauge ${className}`} {...props} />
}
