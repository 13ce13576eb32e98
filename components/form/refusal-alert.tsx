'use client'

import { Alert } from '@/components/ui/alert'
import { isCause, type RefusedCause } from './attempt'
import type { Trouble } from './trouble-alert'

/**
 * Why a submission was refused, in words. Nothing where it wasn’t, or where a cause explains it,
 * which `TroubleAlert` shows.
 */
export function RefusalAlert<Reason extends string>({
  reason,
  trouble,
  say,
}: {
  reason: Reason | null | undefined
  trouble: Trouble | null
  say: (reason: Exclude<Reason, RefusedCause>) => string
}) {
  if (!reason || isCause(reason) || trouble) return null
  return (
    <Alert variant="fault" role="alert">
      {say(reason as Exclude<Reason, RefusedCause>)}
    </Alert>
  )
}
