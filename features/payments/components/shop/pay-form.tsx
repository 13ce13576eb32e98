'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { PayState } from '../../actions/start-deposit'

/** One button to the payment page; while it opens, a second click does nothing. */
export function PayForm({
  action,
  label,
  busy,
}: {
  action: (state: PayState) => Promise<PayState>
  label: string
  busy: string
}) {
  const [state, run, pending] = useActionState<PayState>(action, {})
  return (
    <form action={run} className="grid justify-items-start gap-3">
      {state.error ? (
        <Alert variant="fault" role="alert">
          {state.error}
        </Alert>
      ) : null}
      <Button type="submit" size="lg" disabled={pending} aria-busy={pending}>
        {pending ? busy : label}
      </Button>
    </form>
  )
}
