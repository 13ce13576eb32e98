'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { RestoredNote } from '@/components/form/restored-note'
import { sendEntries } from '@/components/form/send-entries'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { useRouter } from '@/i18n/navigation'
import { dayText } from '@/platform/dates'
import { formatListNumber } from '../../schema'
import { EntriesEditor } from './entries-editor'
import { Picker } from './picker'
import { causeOf, type ListAction, type ListResult } from './results'

interface Named {
  id: string
  name: string
}
export interface ListStart {
  name: string
  validFrom: string
  validUntil: string
  priority: string
  note: string
  companies: readonly Named[]
  groups: readonly Named[]
  entries: string
}
const TEXTS = ['name', 'validFrom', 'validUntil', 'priority'] as const

/** The draft of a price list: entered, saved, and put in force once it is saved. */
export function PriceListForm({
  serial,
  number,
  edit,
  start,
  save,
  activate,
  children,
}: {
  /** null for a new list */
  serial: number | null
  number: number
  edit: number
  start: ListStart
  save: ListAction
  activate: ListAction
  /** further ways out of the draft */
  children?: ReactNode
}) {
  const t = useTranslations('priceLists')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<ListStart>(start)
  const [kept, setKept] = useState(start)
  const [made, setMade] = useState(serial)
  const [result, setResult] = useState<ListResult>({})
  const attempts = useAttempts()
  const saving = attempts.pending
  const send = (entries: FormData) =>
    attempts.send(
      () => save(result, entries),
      (answer) => {
        const cause = causeOf(answer)
        if (cause) return cause
        if (answer.done) {
          setKept(typed)
          inBrowser.forget()
        }
        if (answer.serial !== undefined) setMade(answer.serial)
        setResult(answer)
      },
    )
  const dirty = JSON.stringify(typed) !== JSON.stringify(kept)
  const at = { serial: made === null ? '' : String(made), edit: String(result.edit ?? edit) }
  const set = (change: Partial<ListStart>) => setTyped((before) => ({ ...before, ...change }))
  const errors = result.fieldErrors ?? {}
  const inBrowser = useKeptEntries({
    form: 'price-list',
    object: serial === null ? 'new' : `${serial}.${number}`,
    value: { typed, edit: Number(at.edit) },
    unsaved: dirty,
    restore: (before) => {
      setTyped(before.typed)
      // The save names the edit that was typed over: a colleague's since then is told.
      setResult((now) => ({ ...now, edit: before.edit }))
    },
  })

  // A new list opens its own page; with what was typed while it was saved it stays here until that is saved too.
  const opens =
    serial === null && made !== null && !dirty
      ? `/staff/price-lists/${formatListNumber(made)}`
      : null
  useEffect(() => {
    if (!opens) return
    router.replace(opens)
    return () => {
      // Pages that were left are kept: this one is for a new list again.
      setMade(null)
      setTyped(start)
      setKept(start)
    }
  }, [opens, router, start])
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <form
        ref={form}
        onSubmit={(event) => sendEntries(event, send)}
        className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-md border bg-white p-4"
        noValidate
        inert={opens !== null}
      >
        {Object.entries(at).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RestoredNote
          at={inBrowser.restoredAt}
          onDiscard={() => {
            inBrowser.forget()
            setTyped(kept)
            setResult({})
          }}
        />
        <TroubleAlert
          trouble={attempts.trouble}
          pending={saving}
          onRetry={() => form.current?.requestSubmit()}
        />
        <Refusal result={result} />
        <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]">
          {TEXTS.map((name) => (
            <Entry
              key={name}
              name={name}
              label={t(`fields.${name}`)}
              hint={name === 'name' ? undefined : t(`hints.${name}`)}
              error={errors[name]?.join(' ')}
              type={name === 'validFrom' || name === 'validUntil' ? 'date' : 'text'}
              value={typed[name]}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          {(['companies', 'groups'] as const).map((kind) => (
            <Picker
              key={kind}
              name={kind}
              kind={kind}
              label={t(`fields.${kind}`)}
              hint={t(`hints.${kind}`)}
              error={errors[kind]?.join(' ')}
              chosen={typed[kind]}
              onChange={(chosen) => set({ [kind]: chosen })}
            />
          ))}
        </div>
        <Entry
          name="note"
          label={t('fields.note')}
          error={errors.note?.join(' ')}
          type="text"
          value={typed.note}
          onChange={(note) => set({ note })}
        />
        <EntriesEditor
          text={typed.entries}
          problems={errors.entries ?? []}
          onChange={(entries) => set({ entries })}
        />
        {dirty || serial === null ? (
          <div className="sticky bottom-0 z-10 -mx-4 -mb-4 flex flex-wrap items-center gap-4 rounded-b-md border-t bg-white p-4">
            <Button type="submit" disabled={saving} aria-busy={saving}>
              {made === null ? t('create') : t('save')}
            </Button>
            {dirty ? <p className="text-sm text-muted">{t('unsaved')}</p> : null}
          </div>
        ) : result.done ? (
          <p role="status" className="text-sm text-ok">
            {t('saved')}
          </p>
        ) : null}
      </form>
      {serial === null ? null : (
        <div className="flex flex-wrap items-start justify-between gap-4">
          {dirty ? (
            <p className="text-sm text-muted">{t('saveFirst')}</p>
          ) : (
            <OneButton
              action={activate}
              hidden={at}
              label={t('activate', { number })}
              lead={t('activateLead', {
                count: typed.companies.length + typed.groups.length,
                day: dayText(typed.validFrom),
              })}
            />
          )}
          {children}
        </div>
      )}
    </div>
  )
}

/** What stopped an entry: a colleague's save with the difference, or a reason. */
function Refusal({ result }: { result: ListResult }) {
  const t = useTranslations('priceLists')
  if (result.stale) {
    return (
      <div role="alert" className="grid gap-2 rounded-md bg-fault-soft p-3 text-sm">
        <p className="font-medium text-fault">{t('stale', { by: result.stale.by })}</p>
        <dl className="grid gap-2">
          {result.stale.differences.map(({ field, before, after }) => (
            <div key={field} className="grid gap-1 sm:grid-cols-[8rem_1fr_1fr] sm:gap-4">
              <dt className="text-muted">{t(`fields.${field}`)}</dt>
              <dd className="whitespace-pre-line">
                <span className="block text-xs text-muted">{t('theirs')}</span>
                {before || '–'}
              </dd>
              <dd className="whitespace-pre-line">
                <span className="block text-xs text-muted">{t('yours')}</span>
                {after || '–'}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    )
  }
  return result.reason && result.reason !== 'signed_out' ? (
    <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
      {t(`refused.${result.reason}`)}
    </p>
  ) : null
}

function Entry({
  name,
  label,
  hint,
  error,
  type,
  value,
  onChange,
}: {
  name: string
  label: string
  hint?: string | undefined
  error: string | undefined
  type: 'text' | 'date'
  value: string
  onChange: (value: string) => void
}) {
  const id = `list-${name}`
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <Input
        id={id}
        name={name}
        type={type}
        value={value}
        aria-invalid={Boolean(error)}
        aria-describedby={error || hint ? `${id}-said` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error ? (
        <p id={`${id}-said`} className="text-xs text-fault">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-said`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** A single deed: what it comes to, its button, and why it was refused. */
export function OneButton({
  action,
  hidden,
  label,
  lead,
  variant = 'default',
}: {
  action: ListAction
  hidden: Record<string, string>
  label: string
  lead?: string
  variant?: 'default' | 'outline' | 'destructive' | 'ghost'
}) {
  const [result, setResult] = useState<ListResult>({})
  const attempts = useAttempts()
  const pending = attempts.pending
  const form = useRef<HTMLFormElement>(null)
  const send = (entries: FormData) =>
    attempts.send(
      () => action(result, entries),
      (answer) => {
        const cause = causeOf(answer)
        if (cause) return cause
        setResult(answer)
      },
    )
  const reason = result.reason === 'signed_out' ? undefined : result.reason
  const wrong = Object.values(result.fieldErrors ?? {}).flat()
  const t = useTranslations('priceLists')
  return (
    <form
      ref={form}
      onSubmit={(event) => sendEntries(event, send)}
      className="grid max-w-prose justify-items-start gap-2"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {lead ? <p className="text-sm">{lead}</p> : null}
      <Button
        type="submit"
        variant={variant}
        size={variant === 'default' ? 'default' : 'sm'}
        disabled={pending}
        aria-busy={pending}
      >
        {label}
      </Button>
      <TroubleAlert
        trouble={attempts.trouble}
        pending={pending}
        onRetry={() => form.current?.requestSubmit()}
      />
      {wrong.length > 0 || reason ? (
        <ul role="alert" className="text-sm text-fault">
          {reason ? <li>{t(`refused.${reason}`)}</li> : null}
          {Object.entries(result.fieldErrors ?? {}).map(([field, messages]) => (
            <li key={field}>
              {nameOfField(field, t)}: {messages.join(' ')}
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}

const FIELDS = [
  'name',
  'validFrom',
  'validUntil',
  'priority',
  'note',
  'companies',
  'groups',
  'entries',
] as const
const nameOfField = (
  field: string,
  t: ReturnType<typeof useTranslations<'priceLists'>>,
): string => {
  const known = FIELDS.find((each) => each === field)
  return known ? t(`fields.${known}`) : field
}
