'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { TroubleAlert } from './trouble-alert'
import { useSentForm } from './use-sent-form'

/**
 * An action without entries, in one press: what kept it from arriving is named in its place, so
 * that the page, with everything typed elsewhere on it, stays.
 * @param action a server action with its arguments bound, which may redirect
 */
export function DeedForm({
  action,
  className,
  children,
  ...button
}: {
  action: () => Promise<void>
  /** of the form */
  className?: string
  children: ReactNode
} & Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'id'>) {
  const { trouble, pending, retry, sent } = useSentForm<void>(action, undefined)
  return (
    <form {...sent} className={className} data-print="hide">
      <TroubleAlert trouble={trouble} pending={pending} entries={false} onRetry={retry} />
      {trouble ? null : (
        <Button type="submit" disabled={pending} aria-busy={pending} {...button}>
          {children}
        </Button>
      )}
    </form>
  )
}
