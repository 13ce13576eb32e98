'use client'

import { useSyncExternalStore } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ownTimeZone } from '@/platform/dates'

export interface AcceptState {
  /** words for the refusal */
  error?: string
  signerError?: string
  signerName?: string
}

/**
 * The signature: one sentence that binds, a typed name, one button. The hidden
 * hash is of the document on this page, so a later change can't be signed blind.
 */
export function AcceptForm({
  action,
  language,
  sentence,
  signerLabel,
  submit,
  hidden,
}: {
  action: (state: AcceptState, form: FormData) => Promise<AcceptState>
  /** of the sentence that binds: the document's */
  language: string
  sentence: string
  signerLabel: string
  submit: string
  hidden: Record<string, string>
}) {
  const { state, sent, trouble, pending, retry } = useSentForm<AcceptState>(action, {})
  const zone = useSyncExternalStore(never, ownTimeZone, () => '')
  return (
    <form {...sent} className="grid gap-4" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {state.error && !trouble ? (
        <Alert variant="fault" role="alert">
          {state.error}
        </Alert>
      ) : null}
      <p lang={language} className="max-w-prose">
        {sentence}
      </p>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="signerTimeZone" value={zone} />
      <div className="flex flex-wrap items-end gap-3">
        <Field
          id="signerName"
          label={signerLabel}
          error={state.signerError}
          className="min-w-64 flex-1"
        >
          <Input
            id="signerName"
            name="signerName"
            autoComplete="name"
            defaultValue={state.signerName}
            aria-invalid={state.signerError ? true : undefined}
            aria-describedby={state.signerError ? fieldMessageId('signerName') : undefined}
            required
          />
        </Field>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

const never = () => () => undefined
