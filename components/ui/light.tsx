import type { ComponentProps } from 'react'

/**
 * Button, Input, Label and NativeSelect for the pages of a first visit: the stock look as complete
 * class strings, because the class composers (`cn`, `cva`) are larger than the product page's
 * configurator. A `className` says where the control stands and never how it looks.
 */

const LOOKS = {
  /** a small secondary action, such as a quantity that fits */
  outline: 'min-h-11 rounded-md border border-control bg-white px-3 text-ink md:min-h-9',
  /** the same in a line of a table */
  tight: 'min-h-9 rounded-md border border-control bg-white px-2 text-ink',
  link: 'inline-flex min-h-11 items-center text-info underline md:min-h-9',
  inline: 'min-h-11 text-info underline md:min-h-6',
  icon: 'inline-flex size-11 items-center justify-center md:size-9',
  /** a choice of one or two lines, as wide as its place */
  choice:
    'flex min-h-11 w-full flex-wrap content-center items-baseline justify-between gap-x-4 rounded-md border border-control bg-white px-3 py-1.5 text-start text-sm text-ink hover:border-ink',
  /** the header of something that folds */
  fold: 'flex min-h-11 w-full items-center gap-2 font-medium',
  /** a picture to press; chosen ones have an edge */
  picture: 'block rounded-md border border-transparent bg-ground aria-pressed:border-ink',
  /** a picture of the chosen item, which removes it */
  thumb: 'relative block rounded-md border border-control bg-ground',
} as const

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** by name, or as `buttonVariants` composed it on the server */
  look: keyof typeof LOOKS | { composed: string }
}

export function LightButton({ look, className = '', ...props }: ButtonProps) {
  const classes = typeof look === 'string' ? LOOKS[look] : look.composed
  return (
    <button type="button" data-slot="button" className={`${classes} ${className}`} {...props} />
  )
}

const FIELD = 'h-11 rounded-md border border-input bg-card text-base aria-invalid:border-fault'

/** @param className where it stands and how wide it is */
export const LightInput = ({ className = '', ...props }: ComponentProps<'input'>) => (
  <input
    data-slot="input"
    autoComplete="off"
    className={`${FIELD} text-end tabular-nums ${className}`}
    {...props}
  />
)

export const LightSelect = (props: Omit<ComponentProps<'select'>, 'className'>) => (
  <select data-slot="native-select" className={`${FIELD} px-3 md:text-sm`} {...props} />
)

/** @param choice beside a box that is ticked */
export const LightLabel = ({
  choice = false,
  className = '',
  ...props
}: ComponentProps<'label'> & { choice?: boolean }) => (
  <label
    data-slot="label"
    className={`text-sm select-none ${choice ? '' : 'font-medium'} ${className}`}
    {...props}
  />
)
