'use client'

import type { ReactNode } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FormState } from '../../actions/sign-in'

/** What is said of each refusal, and of a password that is too easily guessed. */
export type AccountWords = Record<NonNullable<FormState['error']>, string> & {
  weak: Record<NonNullable<FormState['weakness']>, string>
}

export interface AccountField {
  name: 'name' | 'email' | 'password'
  label: string
  hint?: string
  autoComplete: string
  /** said when the field is refused */
  error: string
}

/** One small form for signing in, signing up and passwords; texts come from the page. */
export function AccountForm({
  action,
  fields,
  hidden,
  submit,
  done,
  errors,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: readonly AccountField[]
  hidden?: Record<string, string>
  submit: string
  done?: string
  errors: AccountWords
  children?: ReactNode
}) {
  const { state, sent, trouble, pending, retry } = useSentForm<FormState>(action, {})
  if (state.done && done)
    return (
      <Alert variant="ok" role="status">
        {done}
      </Alert>
    )
  return (
    <form {...sent} className="grid gap-4" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {state.error && !trouble ? (
        <Alert variant="fault" role="alert">
          {errors[state.error].replace('{minutes}', String(state.minutes ?? 1))}
        </Alert>
      ) : null}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => {
        const problem = state.fields?.[field.name]
          ? field.name === 'password' && state.weakness
            ? errors.weak[state.weakness]
            : field.error
          : undefined
        return (
          <Field
            key={field.name}
            id={field.name}
            label={field.label}
            hint={field.hint}
            error={problem}
          >
            <Input
              id={field.name}
              name={field.name}
              type={field.name === 'name' ? 'text' : field.name}
              autoComplete={field.autoComplete}
              defaultValue={field.name === 'password' ? undefined : state[field.name]}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem || field.hint ? fieldMessageId(field.name) : undefined}
              required
            />
          </Field>
        )
      })}
      {children}
      <Button type="submit" disabled={pending} aria-busy={pending}>
        {submit}
      </Button>
    </form>
  )
}
