'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { RestoredNote } from '@/components/form/restored-note'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { useHydrated } from '@/components/form/use-hydrated'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { Button } from '@/components/ui/button'
import { LateMessages } from '@/i18n/late-messages'
import { usePageLocale } from '@/components/form/use-page-locale'
import { formatMoney } from '@/platform/money'
import { complaintText } from '@/platform/number-words'
import type { PlanTemplate } from '@/features/company/settings/plan'
import type { SendStop } from '../../../rules/send-stops'
import { draftMargin, draftTotal, isReadable, type LineBasis } from '../../../rules/draft-margin'
import type { DesignFamily } from '../../../queries/design-families'
import type { LineFinishes } from '../../../queries/line-designs'
import { unpackQuote, type PackedQuote } from '../../../rules/edited-quote'
import { CertificatePanel } from './certificate-panel'
import { AddLine } from './add-line'
import { ChoicesPanel } from './choices-panel'
import { entryProblems, fieldId, gridPath, toDraft } from './form-model'
import { lineEntry } from './line-entry'
import { useSaveKey } from './grid-keys'
import type { FreightChoice } from '../../../rules/freight-proposal'
import { addedEntry } from './line-edits'
import { LineGrid } from './line-grid'
import { MarginBar } from './margin-bar'
import { SaveTroubles } from './save-troubles'
import { SendDialog } from './send-dialog'
import { useStopText } from './stop-text'
import { TariffTermsPanel } from './tariff-terms-panel'
import { TermsPanel } from './terms-panel'
import { ValuationPanel } from './valuation-panel'
import { useQuoteEditing } from './use-quote-editing'
import type { FieldErrors } from './field-errors'

const GoodsPanel = lazy(() => import('./goods-panel').then((m) => ({ default: m.GoodsPanel })))

/**
 * The pricing grid and the terms of a draft. Entries stay as typed until the
 * server has saved them; totals are always the server's.
 */
export function QuoteEditor({
  serial,
  number,
  revision,
  version,
  quote,
  outlooks,
  families,
  finishes,
  ddp,
  freight,
  stops,
  plans,
  capPercent,
}: {
  serial: number
  number: string
  revision: number
  version: number
  /** the draft, with what its margin is computed from */
  quote: PackedQuote
  outlooks: readonly { id: string; title: string }[]
  /** finishes and sizes in which its lines can be offered */
  families: readonly DesignFamily[]
  /** finishes in which its made-to-order lines can be offered, by line */
  finishes: Readonly<Record<string, LineFinishes>>
  /** destinations that we deliver duty paid to */
  ddp: readonly string[]
  /** what rate cards would charge for the saved draft */
  freight: readonly FreightChoice[]
  /** what keeps the saved draft from being sent */
  stops: readonly SendStop[]
  /** the house's payment plans */
  plans: readonly PlanTemplate[]
  /** the house's default cap */
  capPercent: string
}) {
  const t = useTranslations('staff.editor')
  const form = useRef<HTMLFormElement>(null)
  const { document, costs } = useMemo(() => unpackQuote(quote), [quote])
  const hydrated = useHydrated()
  const locale = usePageLocale()
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
  useLeaveWarning(dirty, t('leave'), form)
  /** of lines that were added and aren't saved yet */
  const [added, setAdded] = useState<Readonly<Record<string, LineBasis>>>({})
  const draft = useMemo(
    () => toDraft(entries, document.draft, writing.sign),
    [entries, document, writing.sign],
  )
  const margin = useMemo(() => {
    if (!costs) return null
    const allCosts = { ...costs, lines: { ...added, ...costs.lines } }
    const margin = draftMargin(draft, document.saved, allCosts)
    const { optionalLines = [], ...firm } = draft
    // An optional line has a margin of its own, and no part in that of the quote.
    const whole = { ...firm, lines: [...draft.lines, ...optionalLines] }
    const { lines } =
      optionalLines.length > 0 ? draftMargin(whole, document.saved, allCosts) : margin
    return { costs: allCosts, found: { ...margin, lines: { ...lines, ...margin.lines } } }
  }, [costs, added, draft, document])
  const totalMinor = draftTotal(draft, document.saved)
  const titles = useMemo(() => new Map(draft.lines.map(({ id, title }) => [id, title])), [draft])

  const save = () => {
    const wrong = Object.entries(entryProblems(entries, writing))
    if (wrong.length === 0) return editing.save()
    setFailure({
      ok: false,
      unread: true,
      reason: 'invalid',
      fieldErrors: Object.fromEntries(
        wrong.map(([id, problem]) => [id, [complaintText(problem, locale)]]),
      ),
    })
  }

  // A total that has moved, or a credit that another quote holds by now, is corrected by saving
  // again.
  const savesAnew = failure?.reason === 'total_moved' || failure?.reason === 'credit_gone'
  const canSave = (dirty || savesAnew) && !attempts.pending
  useSaveKey(form, () => {
    if (canSave) save()
  })

  const stopText = useStopText(document.draft.currency)
  // Entries that couldn't be read, and can be by now, are no longer errors.
  const unread = failure?.unread ? entryProblems(entries, writing) : null
  const errors: FieldErrors = Object.fromEntries([
    ...Object.entries(failure?.fieldErrors ?? {})
      .filter(([path]) => unread === null || path in unread)
      .map(([path, messages]) => [
        fieldId(gridPath(path, entries.lines)),
        messages[0] ?? t('invalid'),
      ]),
    ...(failure?.stops ?? []).map((stop) => [
      fieldId(gridPath(stop.path, entries.lines)),
      stopText(stop),
    ]),
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
      {conflict || failure ? (
        <Suspense fallback={null}>
          <LateMessages of="goods">
            <SaveTroubles
              document={document}
              outlooks={outlooks}
              entries={entries}
              conflict={conflict}
              failure={isMended ? null : failure}
              errors={errors}
              onReplace={editing.replace}
            />
          </LateMessages>
        </Suspense>
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
      <AddLine
        number={number}
        currency={document.draft.currency}
        origin={entries.lines[0]?.origin ?? ''}
        onAdd={(line, basis) => {
          if (basis) setAdded((before) => ({ ...before, [line.id]: basis }))
          changeWith(({ lines }) => ({
            lines: [
              ...lines,
              { ...lineEntry(line, document.draft.currency), added: addedEntry(line) },
            ],
          }))
        }}
      />
      <ChoicesPanel
        entries={entries}
        families={families}
        finishes={finishes}
        writing={writing}
        errors={errors}
        onChange={changeWith}
      />
      {/* Below the grid and mostly folded: the server doesn't draw it. */}
      {hydrated ? (
        <Suspense fallback={null}>
          <LateMessages of="goods">
            <GoodsPanel
              document={document}
              entries={entries}
              writing={writing}
              errors={errors}
              onChange={changeWith}
            />
          </LateMessages>
        </Suspense>
      ) : null}
      <CertificatePanel entries={entries} errors={errors} onChange={changeWith} />
      <TermsPanel
        entries={entries}
        writing={writing}
        errors={errors}
        ddp={ddp}
        freight={freight}
        plans={plans}
        unpacked={draft.lines.flatMap(({ kind, title }) => (kind === 'custom' ? title : []))}
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
        <Button type="submit" variant="outline" disabled={!canSave} aria-busy={attempts.pending}>
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
        {!isReadable(draft) ? (
          <p className="text-sm text-caution">{t('unreadable')}</p>
        ) : margin ? (
          <MarginBar
            margin={margin.found}
            totalMinor={totalMinor}
            currency={document.draft.currency}
            titles={titles}
          />
        ) : (
          <p className="text-sm" data-testid="draft-total">
            {t('total')}{' '}
            <span className="num">{formatMoney(totalMinor, document.draft.currency, locale)}</span>
          </p>
        )}
        <p className="text-sm text-muted">
          {dirty ? t('dirty') : editing.justSaved ? t('saved') : null}
        </p>
      </div>
    </form>
  )
}
