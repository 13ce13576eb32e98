'use client'

import type { ReactNode } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { AccountError, FormState } from '../../rules/account-entry'
import { RecoveryCodes, type CodeWords } from './recovery-codes'

/** The words for each refusal, and for a password that is too easy to guess. */
export type AccountWords = Record<AccountError, string> & {
  weak: Record<NonNullable<FormState['weakness']>, string>
}

export interface AccountField {
  name: 'name' | 'email' | 'password' | 'current' | 'code'
  label: string
  hint?: string
  autoComplete: string
  /** shown when the field is refused */
  error: string
}

const TYPES = {
  name: 'text',
  email: 'email',
  password: 'password',
  current: 'password',
  code: 'text',
} as const

/** Whether a field keeps what was entered; secrets don't. */
const stays = (name: AccountField['name']): name is 'name' | 'email' =>
  name === 'name' || name === 'email'

/** A small form for signing in, signing up and passwords; its texts come from the page. */
export function AccountForm({
  action,
  fields,
  hidden,
  submit,
  done,
  errors,
  codes,
  spent,
  head,
  idPrefix = '',
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: readonly AccountField[]
  hidden?: Record<string, string>
  submit: string
  done?: string
  errors: AccountWords
  /** the words around recovery codes, where the form answers with some */
  codes?: CodeWords
  /** replaces the form once its codes have been read and nothing is left to fill in */
  spent?: ReactNode
  /** stands above the fields */
  head?: ReactNode
  /** distinguishes its fields from those of another form on the page */
  idPrefix?: string
  children?: ReactNode
}) {
  const { state, sent, trouble, pending, retry } = useSentForm<FormState>(action, {})
  if (state.done && done)
    return (
      <Alert variant="ok" role="status">
        {done}
      </Alert>
    )
  if (state.codes && codes) return <RecoveryCodes codes={state.codes} words={codes} />
  if (spent) return spent
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
      {head}
      {fields.map((field) => {
        const problem = state.fields?.[field.name]
          ? field.name === 'password' && state.weakness
            ? errors.weak[state.weakness]
            : field.error
          : undefined
        const id = idPrefix ? `${idPrefix}-${field.name}` : field.name
        return (
          <Field key={field.name} id={id} label={field.label} hint={field.hint} error={problem}>
            <Input
              id={id}
              name={field.name}
              type={TYPES[field.name]}
              autoComplete={field.autoComplete}
              defaultValue={stays(field.name) ? state[field.name] : undefined}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem || field.hint ? fieldMessageId(id) : undefined}
              required
            />
          </Field>
        )
      })}
      {children}
      {/* It may contain a company's name, which may be wider than a phone. */}
      <Button type="submit" disabled={pending} aria-busy={pending} className="whitespace-normal">
        {submit}
      </Button>
    </form>
  )
}
