'use client'

import { useTranslations } from 'next-intl'
import { isCause } from '@/components/form/attempt'
import { useEffect, useMemo, useRef } from 'react'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { RestoredNote } from '@/components/form/restored-note'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { SendStop } from '../../../rules/send-stops'
import { draftMargin, type QuoteCosts } from '../../../rules/draft-margin'
import type { EditedQuote } from '../../../rules/edited-quote'
import { CertificatePanel } from './certificate-panel'
import { useEntryLabels } from './entry-labels'
import { entryProblems, fieldId, toDraft } from './form-model'
import type { FreightChoice } from './freight-choices'
import { GoodsPanel } from './goods-panel'
import { LineGrid } from './line-grid'
import { entryAt, withEntry } from './merge-entries'
import { MarginBar } from './margin-bar'
import { SendDialog } from './send-dialog'
import { useFieldName, useStopText } from './stop-text'
import { TariffTermsPanel } from './tariff-terms-panel'
import { TermsPanel } from './terms-panel'
import { ValuationPanel } from './valuation-panel'
import { useQuoteEditing } from './use-quote-editing'
import type { FieldErrors } from './field-errors'

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
  ddp,
  freight,
  stops,
  costs,
  capPercent,
}: {
  serial: number
  number: string
  revision: number
  version: number
  document: EditedQuote
  outlooks: readonly { id: string; title: string }[]
  /** destinations that we deliver duty paid to */
  ddp: readonly string[]
  /** what rate cards would charge for the saved draft */
  freight: readonly FreightChoice[]
  /** what keeps the saved draft from being sent */
  stops: readonly SendStop[]
  /** what the margin is worked out by; null where the reader sees no costs */
  costs: QuoteCosts | null
  /** of the cap that the house offers */
  capPercent: string
}) {
  const t = useTranslations('staff.editor')
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const sign = useDecimalSign()
  const editing = useQuoteEditing({
    serial,
    revision,
    version,
    document,
    sign,
    capPercent,
  })
  const { entries, writing, dirty, failure, setFailure, conflict, attempts, change, changeWith } =
    editing
  const { label, value } = useEntryLabels(document, outlooks)
  useLeaveWarning(dirty, t('leave'), form)
  const margin = useMemo(
    () =>
      costs && {
        costs,
        found: draftMargin(toDraft(entries, document.draft, writing.sign), document.saved, costs),
      },
    [costs, entries, document, writing.sign],
  )
  const titles = useMemo(
    () => new Map(document.draft.lines.map(({ id, title }) => [id, title])),
    [document],
  )
  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])

  const save = () => {
    const wrong = Object.entries(entryProblems(entries, writing))
    if (wrong.length === 0) return editing.save()
    setFailure({
      ok: false,
      unread: true,
      reason: 'invalid',
      fieldErrors: Object.fromEntries(wrong.map(([id, problem]) => [id, [problem]])),
    })
  }

  const fieldName = useFieldName(document)
  const stopText = useStopText(document.draft.currency)
  // What couldn't be read, and can be by now, is no fault any more.
  const unread = failure?.unread ? entryProblems(entries, writing) : null
  const errors: FieldErrors = Object.fromEntries([
    ...Object.entries(failure?.fieldErrors ?? {})
      .filter(([path]) => unread === null || path in unread)
      .map(([path, messages]) => [fieldId(path), messages[0] ?? t('invalid')]),
    ...(failure?.stops ?? []).map((stop) => [fieldId(stop.path), stopText(stop)]),
  ])
  const isMended = unread !== null && Object.keys(errors).length === 0
  return (
    <form
      ref={form}
      className="grid grid-cols-[minmax(0,1fr)] gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <RestoredNote at={editing.kept.restoredAt} onDiscard={editing.discard} />
      <TroubleAlert trouble={attempts.trouble} pending={attempts.pending} onRetry={save} />
      {conflict ? (
        <ConflictPanel
          saved={conflict.saved}
          taken={conflict.taken.map(label)}
          collisions={conflict.conflicts.map((id) => ({
            id,
            label: label(id),
            theirs: value(id, entryAt(conflict.theirs, id)),
            yours: value(id, entryAt(conflict.mine, id)),
            taken: entryAt(entries, id) === entryAt(conflict.theirs, id),
          }))}
          onTake={(id, whose) =>
            editing.replace(
              withEntry(entries, id, entryAt(conflict[whose === 'theirs' ? 'theirs' : 'mine'], id)),
            )
          }
        />
      ) : null}
      {failure && !isCause(failure.reason) && !isMended ? (
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
        margin={margin}
        onChange={changeWith}
        onForeign={editing.setForeign}
      />
      <GoodsPanel
        document={document}
        entries={entries}
        writing={writing}
        errors={errors}
        onChange={changeWith}
      />
      <CertificatePanel
        document={document}
        entries={entries}
        errors={errors}
        onChange={changeWith}
      />
      <TermsPanel
        entries={entries}
        writing={writing}
        errors={errors}
        ddp={ddp}
        freight={freight}
        onChange={change}
      />
      <ValuationPanel entries={entries} writing={writing} errors={errors} onChange={change} />
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
        <Button
          type="submit"
          variant="outline"
          disabled={!dirty || attempts.pending}
          aria-busy={attempts.pending}
        >
          {attempts.pending ? t('saving') : t('save')}
        </Button>
        <SendDialog
          serial={serial}
          number={number}
          version={editing.version}
          document={document}
          stops={stops}
          disabled={dirty || attempts.pending}
          onFailure={setFailure}
        />
        {margin ? (
          <MarginBar
            margin={margin.found}
            totalMinor={document.totalMinor}
            currency={document.draft.currency}
            titles={titles}
          />
        ) : null}
        <p className="text-sm text-muted">
          {dirty ? t('dirty') : editing.justSaved ? t('saved') : null}
        </p>
      </div>
    </form>
  )
}
