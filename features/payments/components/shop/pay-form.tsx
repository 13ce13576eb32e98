'use client'

import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { PayState } from '../../actions/start-payment'

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
  const { state, sent, trouble, pending, retry } = useSentForm<PayState>(action, {})
  return (
    <form {...sent} className="grid justify-items-start gap-3">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {state.error && !trouble ? (
        <Alert variant="fault" role="alert">
          {state.error}
        </Alert>
      ) : null}
      <Button
        type="submit"
        size="lg"
        className="h-auto max-w-full whitespace-normal"
        disabled={pending}
        aria-busy={pending}
      >
        {pending ? busy : label}
      </Button>
    </form>
  )
}
