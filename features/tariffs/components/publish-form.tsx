'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

interface Result {
  reason?: 'stale' | 'not_a_draft' | 'reason' | 'failed'
  typed: Record<string, string>
}

/** Publishes what was looked at: the version of the rules goes along, so that a change in between is noticed. */
export function PublishForm({ action, serial, expectedVersion, texts }: {
  action: (state: Result, form: FormData) => Promise<Result>
  serial: number
  expectedVersion: number
  texts: { reason: string; reasonHint: string; publish: string; errors: Record<'stale' | 'not_a_draft' | 'reason' | 'failed', string> }
}) {
  const [{ reason, typed }, submit, pending] = useActionState(action, { typed: {} })
  return (
    <form action={submit} className="grid max-w-lg gap-3">
      {reason ? <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">{texts.errors[reason]}</p> : null}
      <input type="hidden" name="serial" value={serial} />
      <input type="hidden" name="expectedVersion" value={expectedVersion} />
      <label htmlFor="reason" className="text-sm font-medium">{texts.reason} <span className="font-normal text-muted">{texts.reasonHint}</span></label>
      <Input id="reason" name="reason" defaultValue={typed.reason} aria-invalid={reason === 'reason'} />
      <Button type="submit" disabled={pending} className="justify-self-start">{texts.publish}</Button>
    </form>
  )
}
