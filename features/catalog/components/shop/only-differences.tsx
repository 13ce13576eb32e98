'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { LightLabel } from '@/components/ui/light'
import { Switch } from '@/components/ui/switch'

/** The style sheet hides rows at once; the address follows, so that it can be shared as it is shown. */
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
    <LightLabel className="inline-flex min-h-11 w-fit items-center gap-2">
      <Switch
        key={String(checked)}
        data-only
        defaultChecked={checked}
        onCheckedChange={(now) => router.replace((now ? on : off) as Route, { scroll: false })}
      />{' '}
      {label}
    </LightLabel>
  )
}
