import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const alertVariants = cva(
  'w-full rounded-md border-s-4 px-4 py-3 text-sm [overflow-wrap:anywhere]',
  {
    variants: {
      variant: {
        info: 'border-info bg-info-soft text-ink',
        ok: 'border-ok bg-ok-soft text-ink',
        caution: 'border-caution bg-caution-soft text-ink',
        fault: 'border-fault bg-fault-soft text-ink',
      },
    },
    defaultVariants: { variant: 'info' },
  },
)

export function Alert({
  className,
  variant,
  ...props
}: ComponentProps<'div'> & VariantProps<typeof alertVariants>) {
  return <div data-slot="alert" className={cn(alertVariants({ variant }), className)} {...props} />
}

export function AlertTitle({ className, ...props }: ComponentProps<'p'>) {
  return <p data-slot="alert-title" className={cn('font-semibold', className)} {...props} />
}
