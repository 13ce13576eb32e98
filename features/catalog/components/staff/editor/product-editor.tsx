'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { RestoredNote } from '@/components/form/restored-note'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import {
  contentSchema,
  CONTENT_FIELDS,
  type ContentEntries,
  type ContentField,
} from '../../../rules/content'
import { complaintOf, type Complaint } from '@/platform/validation-words'
import { useRouter } from '@/i18n/navigation'
import { useSay } from '@/i18n/use-say'
import { changedFields, merge, tidied } from '../../../rules/editor-entries'
import type { SaveEntries } from '../../../rules/save-answer'
import { ConflictPanel, type Conflict } from './conflict'
import { Entry, entryId } from './entry'
import { SaveBar } from './save-bar'
import { SECTIONS } from './sections'

type Problems = Partial<Record<ContentField, readonly Complaint[]>>

/**
 * A product's entries in sections, with lists as grids. Problems are shown at their row; unsaved entries are never lost
 * silently.
 */
export function ProductEditor({
  id,
  version: current,
  isNew = false,
  start,
  live,
  labels,
  hints,
  save,
}: {
  id: string
  version: number
  /** it doesn't exist yet: its page opens once it does, and pictures are added there */
  isNew?: boolean
  /** the saved entries */
  start: ContentEntries
  /** what buyers see now */
  live: ContentEntries
  labels: Readonly<Record<ContentField, string>>
  hints: Readonly<Partial<Record<ContentField, string>>>
  save: SaveEntries
}) {
  const t = useTranslations('productEditor')
  const say = useSay()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const name = `product-${id}`
  const [version, setVersion] = useState(current)
  const [base, setBase] = useState(start)
  const [entries, setEntries] = useState(start)
  const [lastSeen, setLastSeen] = useState(current)
  const [touched, setTouched] = useState<ReadonlySet<ContentField>>(new Set())
  const [attempted, setAttempted] = useState(false)
  const [refused, setRefused] = useState<Problems & { change?: readonly Complaint[] }>({})
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const attempts = useAttempts()

  // The page was loaded again, after a save or a publishing: its entries are the new base, and what was typed meanwhile
  // stays.
  if (lastSeen !== current) {
    setLastSeen(current)
    if (current >= version) {
      setVersion(current)
      setBase(start)
      setEntries(merge(base, entries, start).entries)
    }
  }

  const deferred = useDeferredValue(entries)
  const found = useMemo(() => problemsOf(deferred), [deferred])
  const changes = changedFields(base, entries)
  const problemsOfField = (field: ContentField) =>
    refused[field] ?? (attempted || touched.has(field) ? (found[field] ?? []) : [])
  const wrong = CONTENT_FIELDS.filter((field) => problemsOfField(field).length > 0)
  const storedEntries = useKeptEntries({
    form: 'product',
    object: id,
    value: { version, base, entries },
    unsaved: changes.length > 0,
    restore: (before) => {
      setVersion(before.version)
      setBase(before.base)
      setEntries(before.entries)
    },
  })
  useLeaveWarning(changes.length > 0, t('leave'), form)
  useEffect(() => {
    if (conflict) document.getElementById(`${name}-conflict`)?.focus()
  }, [conflict, name])

  const set = (field: ContentField, text: string) => {
    setEntries((all) => ({ ...all, [field]: text }))
    setTouched((all) => new Set(all).add(field))
    setRefused(({ [field]: _mended, change: _whole, ...rest }) => rest)
  }
  const toFirst = (fields: readonly ContentField[]) =>
    requestAnimationFrame(() => {
      const [first] = fields
      if (first) document.getElementById(entryId(name, first))?.focus()
    })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const submission = tidied(entries)
    setAttempted(true)
    const problems = problemsOf(submission)
    const own = CONTENT_FIELDS.filter((field) => problems[field])
    if (own.length > 0) return void toFirst(own)
    attempts.send(
      () => save({ id, version, entries: submission }),
      (answer) => {
        if (
          answer.state === 'failed' ||
          answer.state === 'signed_out' ||
          answer.state === 'not_yours'
        )
          return answer.state
        if (answer.state === 'created') {
          setBase(submission)
          storedEntries.forget()
          router.push(`/staff/catalog/${answer.id}`)
        } else if (answer.state === 'saved') {
          setBase(submission)
          setVersion(answer.version)
          setTouched(new Set())
          setAttempted(false)
          setRefused({})
          setConflict(null)
          storedEntries.forget()
        } else if (answer.state === 'refused') {
          setRefused(answer.fieldErrors)
          toFirst(CONTENT_FIELDS.filter((field) => answer.fieldErrors[field]))
        } else {
          const { by, at, version: theirVersion, theirs } = answer
          setConflict({ ...merge(base, entries, theirs), by, at, version: theirVersion, theirs })
          // What was typed while it was being sent stays.
          setEntries((now) => merge(base, now, theirs).entries)
          setBase(theirs)
          setVersion(theirVersion)
        }
      },
    )
  }
  const discard = () => {
    storedEntries.forget()
    setEntries(base)
    setTouched(new Set())
    setAttempted(false)
    setRefused({})
    attempts.clear()
  }
  // The picture manager below does everything that a grid of pictures does: the grid is only shown where something in
  // it must be corrected.
  const sections = SECTIONS.filter(
    ([section]) =>
      section !== 'pictures' || wrong.includes('pictures') || changes.includes('pictures'),
  )
  return (
    <form
      ref={form}
      noValidate
      onSubmit={send}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 lg:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <nav aria-label={t('sections.label')} className="hidden text-sm lg:sticky lg:top-4 lg:block">
        <ul className="grid">
          {SECTIONS.filter(([section]) => !isNew || section !== 'pictures').map(
            ([section, fields]) => {
              const faults = fields.filter((field) => wrong.includes(field)).length
              const own = fields.filter((field) => changes.includes(field)).length
              return (
                <li key={section}>
                  <a
                    href={
                      sections.some(([shown]) => shown === section)
                        ? `#${name}-section-${section}`
                        : `#${name}-pictures`
                    }
                    className="flex min-h-9 items-center justify-between gap-2 border-s-2 border-hairline ps-3 hover:border-ink"
                  >
                    {t(`sections.${section}`)}
                    {faults > 0 ? (
                      <span className="text-xs text-fault">{t('wrong', { count: faults })}</span>
                    ) : own > 0 ? (
                      <span className="text-xs text-caution">{own}</span>
                    ) : null}
                  </a>
                </li>
              )
            },
          )}
        </ul>
      </nav>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
        <RestoredNote at={storedEntries.restoredAt} onDiscard={discard} />
        <TroubleAlert
          trouble={attempts.trouble}
          pending={attempts.pending}
          onRetry={() => form.current?.requestSubmit()}
        />
        {refused.change ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
            {refused.change.map(say).join(' ')}
          </p>
        ) : null}
        {conflict ? (
          <ConflictPanel
            id={`${name}-conflict`}
            conflict={conflict}
            labels={labels}
            mine={entries}
            onChoose={set}
          />
        ) : null}
        {sections.map(([section, fields]) => (
          <section
            key={section}
            id={`${name}-section-${section}`}
            aria-labelledby={`${name}-section-${section}-title`}
            className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-4 rounded-md border bg-white p-4 sm:grid-cols-2 xl:grid-cols-3"
          >
            <h2
              id={`${name}-section-${section}-title`}
              className="col-span-full text-base font-medium"
            >
              {t(`sections.${section}`)}
            </h2>
            {fields.map((field) => (
              <Entry
                key={field}
                form={name}
                field={field}
                label={labels[field]}
                hint={hints[field]}
                entries={entries}
                changed={changes.includes(field)}
                problems={problemsOfField(field)}
                onChange={(text) => set(field, text)}
                onOther={set}
              />
            ))}
          </section>
        ))}
      </div>
      <SaveBar
        live={live}
        entries={entries}
        changed={changes}
        wrong={wrong.length}
        labels={labels}
        pending={attempts.pending}
        onDiscard={discard}
      />
    </form>
  )
}

/** The problems that prevent saving, by field. */
function problemsOf(entries: ContentEntries): Problems {
  const parsed = contentSchema.safeParse(tidied(entries))
  if (parsed.success) return {}
  const problems: Partial<Record<string, Complaint[]>> = {}
  for (const { path, message } of parsed.error.issues)
    (problems[String(path[0])] ??= []).push(complaintOf(message))
  return problems as Problems
}
