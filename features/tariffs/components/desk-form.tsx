'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

interface Result {
  fieldErrors?: Record<string, string[]>
  reason?: 'stale' | 'not_a_draft' | 'reason' | 'failed'
  typed: Record<string, string>
}

/** A few entries in a row; what was typed stays when they are refused. */
export function DeskForm({ action, id, hidden = {}, fields, submit, failed }: {
  action: (state: Result, form: FormData) => Promise<Result>
  id: string
  hidden?: Record<string, string>
  fields: readonly { name: string; label: string; type?: 'text' | 'date'; start?: string }[]
  submit: string
  failed: string
}) {
  const [{ fieldErrors, reason, typed }, send, pending] = useActionState(action, { typed: {} })
  return (
    <form action={send} className="flex flex-wrap items-start gap-3">
      {reason ? <p role="alert" className="w-full rounded-md bg-fault-soft p-3 text-sm text-fault">{failed}</p> : null}
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {fields.map(({ name, label, type = 'text', start = '' }) => {
        const error = fieldErrors?.[name]?.join(' ')
        return (
          <div key={name} className="grid gap-1">
            <label htmlFor={`${id}-${name}`} className="text-sm font-medium">{label}</label>
            <Input id={`${id}-${name}`} name={name} type={type} defaultValue={typed[name] ?? start} aria-invalid={Boolean(error)} aria-describedby={error ? `${id}-${name}-error` : undefined} />
            {error ? <p id={`${id}-${name}-error`} className="max-w-48 text-xs text-fault">{error}</p> : null}
          </div>
        )
      })}
      <Button type="submit" variant="outline" disabled={pending} className="mt-6">{submit}</Button>
    </form>
  )
}
