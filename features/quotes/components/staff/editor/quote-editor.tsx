'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { saveDraftAction, type EditorResult } from '../../../actions/edit-quote'
import type { DecimalSign } from '@/platform/amounts'
import type { SendStop } from '../../../rules/send-stops'
import type { QuoteDocument } from '../../../schema'
import { entryProblems, fieldId, toDraft, toEntries, type Entries } from './form-model'
import { LineGrid } from './line-grid'
import { SendDialog } from './send-dialog'
import { useFieldName, useStopText } from './stop-text'
import { TariffTermsPanel } from './tariff-terms-panel'
import { TermsPanel } from './terms-panel'

export type FieldErrors = Record<string, string>

/**
 * The pricing grid and the terms of a draft. Entries stay as typed until the
 * server has saved them; totals are always the server's.
 */
export function QuoteEditor({
  serial,
  number,
  revision,
  version,
  document,
  outlooks,
  stops,
}: {
  serial: number
  number: string
  revision: number
  version: number
  document: QuoteDocument
  outlooks: readonly { id: string; title: string }[]
  /** what keeps the saved draft from being sent */
  stops: readonly SendStop[]
}) {
  const t = useTranslations('staff.editor')
  const saved = toEntries(document.draft)
  const [entries, setEntries] = useState<Entries>(saved)
  const [base, setBase] = useState(version)
  const [failure, setFailure] = useState<Extract<EditorResult, { ok: false }> | null>(null)
  const [justSaved, setJustSaved] = useState(false)
  const [pending, startTransition] = useTransition()
  const summary = useRef<HTMLDivElement>(null)
  const sign = useDecimalSign()
  const writing = { currency: document.draft.currency, sign }
  const dirty = JSON.stringify(entries) !== JSON.stringify(saved)

  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  const change = (next: Partial<Entries>) => {
    setJustSaved(false)
    setEntries((before) => ({ ...before, ...next }))
  }
  const save = () =>
    startTransition(async () => {
      const wrong = Object.entries(entryProblems(entries, writing))
      if (wrong.length > 0)
        return setFailure({
          ok: false,
          reason: 'invalid',
          fieldErrors: Object.fromEntries(wrong.map(([id, problem]) => [id, [problem]])),
        })
      const result = await saveDraftAction({
        serial,
        revision,
        version: base,
        draft: toDraft(entries, document.draft, sign),
      })
      if (!result.ok) return setFailure(result)
      setFailure(null)
      setBase(result.version ?? base)
      setEntries((before) => normalise(before, document, sign))
      setJustSaved(true)
    })

  const stopText = useStopText(document.draft.currency)
  const fieldName = useFieldName(document)
  const errors: FieldErrors = Object.fromEntries([
    ...Object.entries(failure?.fieldErrors ?? {}).map(([path, messages]) => [
      fieldId(path),
      messages[0] ?? t('invalid'),
    ]),
    ...(failure?.stops ?? []).map((stop) => [fieldId(stop.path), stopText(stop)]),
  ])
  return (
    <form
      className="grid gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {failure ? (
        <Alert variant="fault" role="alert" tabIndex={-1} ref={summary}>
          <AlertTitle>
            {failure.reason === 'invalid' ? t('errorsTitle') : t(`reasons.${failure.reason}`)}
          </AlertTitle>
          <ul className="list-disc ps-5">
            {Object.entries(errors).map(([id, message]) => (
              <li key={id}>
                <a className="underline" href={`#${id}`}>
                  {fieldName(id)}: {message}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <LineGrid
        document={document}
        entries={entries}
        writing={writing}
        errors={errors}
        onChange={(lines) => change({ lines })}
      />
      <TermsPanel entries={entries} writing={writing} errors={errors} onChange={change} />
      <TariffTermsPanel
        entries={entries}
        writing={writing}
        document={document}
        outlooks={outlooks}
        errors={errors}
        onChange={change}
      />
      <div
        className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-t bg-paper px-4 py-3"
        aria-live="polite"
      >
        <Button type="submit" variant="outline" disabled={!dirty || pending} aria-busy={pending}>
          {pending ? t('saving') : t('save')}
        </Button>
        <SendDialog
          serial={serial}
          number={number}
          version={base}
          document={document}
          stops={stops}
          disabled={dirty || pending}
          onFailure={setFailure}
        />
        <p className="text-sm text-muted">{dirty ? t('dirty') : justSaved ? t('saved') : null}</p>
      </div>
    </form>
  )
}

/** After a save the fields show what was saved ("1200.5" becomes "1200.50"). */
function normalise(entries: Entries, document: QuoteDocument, sign?: DecimalSign): Entries {
  return toEntries(toDraft(entries, document.draft, sign))
}
