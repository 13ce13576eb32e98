'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { RestoredNote } from '@/components/form/restored-note'
import { sendEntries } from '@/components/form/send-entries'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { isCause } from '@/components/form/attempt'
import { useAttempts } from '@/components/form/use-attempts'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { useRouter } from '@/i18n/navigation'
import { dayText } from '@/platform/dates'
import { entryName, listEntryAt, withListEntry, type ListEntries } from '../../rules/list-entries'
import { formatListNumber } from '../../schema'
import { EntriesEditor } from './entries-editor'
import { Picker } from './picker'
import { causeOf, type ListAction, type ListResult } from './results'
import { useListEditing } from './use-list-editing'

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
  start: ListEntries
  save: ListAction
  activate: ListAction
  /** further ways out of the draft */
  children?: ReactNode
}) {
  const locale = useLocale()
  const t = useTranslations('priceLists')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const editing = useListEditing({ serial, number, edit, start, save })
  const { entries, dirty, made, result, conflict, attempts, change, leave } = editing
  const saving = attempts.pending
  const at = { serial: made === null ? '' : String(made), edit: String(editing.edit) }
  const errors = result.fieldErrors ?? {}
  const label = useEntryName(conflict ? [conflict.mine, conflict.theirs] : [])

  // A new list opens its own page; if something was typed while it was saved, the form stays here until that is
  // saved too.
  const opens =
    serial === null && made !== null && !dirty
      ? `/staff/price-lists/${formatListNumber(made)}`
      : null
  useEffect(() => {
    if (!opens) return
    router.replace(opens)
    // Entries of a page that was left are stored in the browser: this page is for a new list again.
    return leave
    // The callback must be that of the render that opened the list's own page.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [opens, router])
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
        onSubmit={(event) => sendEntries(event, editing.send)}
        className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-md border bg-white p-4"
        noValidate
        inert={opens !== null}
      >
        {Object.entries(at).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RestoredNote at={editing.restoredAt} onDiscard={editing.discard} />
        <TroubleAlert
          trouble={attempts.trouble}
          pending={saving}
          onRetry={() => form.current?.requestSubmit()}
        />
        {conflict ? (
          <ConflictPanel
            saved={conflict.saved}
            taken={conflict.taken.map(label)}
            collisions={conflict.conflicts.map((id) => ({
              id,
              label: label(id),
              theirs: listEntryAt(conflict.theirs, id),
              yours: listEntryAt(conflict.mine, id),
              taken: listEntryAt(entries, id) === listEntryAt(conflict.theirs, id),
            }))}
            onTake={(id, whose) =>
              change(
                withListEntry(
                  entries,
                  id,
                  listEntryAt(conflict[whose === 'theirs' ? 'theirs' : 'mine'], id),
                ),
              )
            }
          />
        ) : null}
        {result.reason && !isCause(result.reason) ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
            {t(`refused.${result.reason}`)}
          </p>
        ) : null}
        <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]">
          {TEXTS.map((name) => (
            <Entry
              key={name}
              name={name}
              label={t(`fields.${name}`)}
              hint={name === 'name' ? undefined : t(`hints.${name}`)}
              error={errors[name]?.join(' ')}
              type={name === 'validFrom' || name === 'validUntil' ? 'date' : 'text'}
              value={entries[name]}
              onChange={(value) => change({ [name]: value })}
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
              chosen={entries[kind]}
              onChange={(chosen) => change({ [kind]: chosen })}
            />
          ))}
        </div>
        <Entry
          name="note"
          label={t('fields.note')}
          error={errors.note?.join(' ')}
          type="text"
          value={entries.note}
          onChange={(note) => change({ note })}
        />
        <EntriesEditor
          text={entries.entries}
          problems={errors.entries ?? []}
          onChange={(entries) => change({ entries })}
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
                count: entries.companies.length + entries.groups.length,
                day: dayText(entries.validFrom, locale),
              })}
            />
          )}
          {children}
        </div>
      )}
    </div>
  )
}

/** The name of an entry, by its id. */
function useEntryName(within: readonly ListEntries[]): (id: string) => string {
  const t = useTranslations('priceLists')
  return (id) => {
    const at = entryName(id, within)
    if (!at) return nameOfField(id, t)
    return at.column ? `${at.row}, ${t(`grid.columns.${at.column}`)}` : at.row
  }
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
      <Label htmlFor={id}>{label}</Label>
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

/** A single action: what it does, its button, and why it was refused. */
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
  const reason = isCause(result.reason) ? undefined : result.reason
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
