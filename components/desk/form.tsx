'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/components/ui/cn'
import type { DeskAction } from './result'

export interface DeskField {
  name: string
  label: string
  hint?: string
  type?: 'text' | 'date' | 'datetime-local' | 'select' | 'long' | 'file' | 'check'
  start?: string
  options?: readonly (readonly [value: string, label: string])[]
  /** lists, a line an entry */
  mono?: boolean
  /** of the whole width, where others stand side by side */
  wide?: boolean
}

/** Entries of the desk; what was typed stays when they are refused. */
export function DeskForm({
  action,
  id,
  hidden = {},
  fields,
  submit,
  stacked = false,
  columns = 2,
}: {
  action: DeskAction
  id: string
  hidden?: Record<string, string>
  fields: readonly DeskField[]
  submit: string
  /** a card of its own rather than a row */
  stacked?: boolean
  columns?: 2 | 3
}) {
  const t = useTranslations('staff.form')
  const [{ fieldErrors, reason, done, typed }, send, pending] = useActionState(action, {
    typed: {},
  })
  const whole = fieldErrors?.change?.join(' ')
  return (
    <form
      action={send}
      className={
        stacked
          ? cn(
              'grid gap-4 rounded-md border bg-white p-4',
              columns === 3 ? 'max-w-5xl md:grid-cols-3' : 'max-w-3xl sm:grid-cols-2',
            )
          : 'flex flex-wrap items-start gap-3'
      }
    >
      {whole || reason ? (
        <p
          role="alert"
          className="col-span-full w-full rounded-md bg-fault-soft p-3 text-sm text-fault"
        >
          {whole ? t('problem', { problem: whole }) : t(`errors.${reason ?? 'failed'}`)}
        </p>
      ) : null}
      {done ? (
        <p role="status" className="col-span-full w-full text-sm text-ok">
          {t(`done.${done}`)}
        </p>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <DeskEntry
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          typed={typed[field.name]}
          error={fieldErrors?.[field.name]?.join(' ')}
        />
      ))}
      <Button
        type="submit"
        variant={stacked ? 'default' : 'outline'}
        disabled={pending}
        className={
          stacked ? 'col-span-full justify-self-start' : fields.length > 0 ? 'mt-6' : undefined
        }
      >
        {submit}
      </Button>
    </form>
  )
}

function DeskEntry({
  id,
  field: { name, label, hint, type = 'text', start = '', options = [], mono, wide },
  typed,
  error,
}: {
  id: string
  field: DeskField
  typed: string | undefined
  error: string | undefined
}) {
  const said = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const common = { id, name, 'aria-invalid': Boolean(error), 'aria-describedby': said }
  const value = typed ?? start
  if (type === 'check')
    return (
      <label htmlFor={id} className="flex min-h-11 items-center gap-2 self-end text-sm">
        <input
          {...common}
          type="checkbox"
          defaultChecked={value === 'on'}
          className="size-5 accent-copper"
        />
        {label}
      </label>
    )
  return (
    <div className={cn('grid content-start gap-1', wide && 'col-span-full')}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {type === 'select' ? (
        // A form that was sent is reset to what it started from, so the choice must be that.
        <NativeSelect key={value} {...common} defaultValue={value}>
          {options.map(([code, text]) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </NativeSelect>
      ) : type === 'long' ? (
        <Textarea
          {...common}
          defaultValue={value}
          rows={Math.min(14, Math.max(4, value.split('\n').length + 1))}
          className={mono ? 'font-mono text-xs' : undefined}
        />
      ) : (
        <Input {...common} type={type} defaultValue={type === 'file' ? undefined : value} />
      )}
      {error ? (
        <p id={`${id}-error`} className="max-w-prose text-xs text-fault">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
