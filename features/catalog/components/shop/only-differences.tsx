'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { Switch } from '@/components/ui/switch'

/** Rows are hidden at once by the style sheet; the address follows, so that it can be sent on as it is seen. */
export function OnlyDifferences({
  label,
  checked,
  on,
  off,
}: {
  label: string
  checked: boolean
  on: string
  off: string
}) {
  const router = useRouter()
  return (
    <label className="inline-flex min-h-11 w-fit items-center gap-2 text-sm font-medium">
      <Switch
        key={String(checked)}
        data-only
        defaultChecked={checked}
        onCheckedChange={(now) => router.replace((now ? on : off) as Route, { scroll: false })}
      />{' '}
      {label}
    </label>
  )
}
