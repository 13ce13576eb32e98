'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { placesText } from '../../import/decisions'
import type { ChangeInWords, LineInWords, RunInWords } from '../../import/imported'
import { NewHeadings } from './new-headings'

/** Rows shown at most; the rest is counted. */
const SHOWN = 200

/** A decision on a row: none yet, take it, or leave it out. */
type Choice = '' | 'take' | 'leave'

interface Decision {
  choice: Choice
  note: string
}

/**
 * What a file would do. Rows of a schedule are decided one by one, with a note where wanted, before they are
 * drafted; a file written by its author is drafted as it is.
 * @param onDraft called with further address parameters: the places left out, and the notes
 */
export function ImportResult({
  run,
  busy,
  onDraft,
}: {
  run: RunInWords
  busy: boolean
  onDraft: (decisions: Record<string, string>) => void
}) {
  const t = useTranslations('staff.tariffs.import')
  const desk = useTranslations('tariffDesk.watcher')
  const [decisions, setDecisions] = useState<Readonly<Record<number, Decision>>>({})
  const byRow = run.format === 'hts' && run.errors.length === 0
  const added = run.changes.filter(({ before }) => before === null).length
  const endedCount = run.changes.filter(({ change }) => change.kind === 'end_measure').length
  const decisionOf = (i: number): Decision => decisions[i] ?? { choice: '', note: '' }
  const open = byRow ? run.changes.filter((_, i) => decisionOf(i).choice === '').length : 0
  const decide = (i: number, change: Partial<Decision>) =>
    setDecisions((before) => ({
      ...before,
      [i]: { ...(before[i] ?? { choice: '', note: '' }), ...change },
    }))
  const takeRest = () =>
    setDecisions((before) =>
      Object.fromEntries(
        run.changes.map((_, i) => {
          const { choice = '', note = '' } = before[i] ?? {}
          return [i, { choice: choice || ('take' as const), note }]
        }),
      ),
    )
  const draft = () => {
    const leftOut = run.changes.flatMap((_, i) => (decisionOf(i).choice === 'leave' ? [i] : []))
    const notes = Object.fromEntries(
      Object.entries(decisions).flatMap(([i, { note }]) => (note.trim() ? [[i, note.trim()]] : [])),
    )
    onDraft(byRow ? { left: placesText(leftOut), notes: JSON.stringify(notes) } : {})
  }
  return (
    <section
      aria-labelledby="dry-run"
      aria-live="polite"
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <h2 id="dry-run" className="text-lg">
        {t('result')}
      </h2>
      <p data-testid="dry-run">
        {t('counts', {
          added,
          changed: run.changes.length - added,
          unchanged: run.unchanged,
          errors: run.errors.length,
        })}
        {endedCount > 0 ? ` ${desk('gone', { count: endedCount })}` : ''}
      </p>
      <Notes title={t('errors')} notes={run.errors} tone="bg-fault-soft text-fault" />
      <Notes title={t('warnings')} notes={run.warnings} tone="bg-caution-soft text-caution" />
      {run.notes.length > 0 ? (
        <ul className="list-disc ps-5 text-sm text-muted">
          {run.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {run.fresh.length > 0 ? (
        <Notes
          title={desk('fresh')}
          notes={run.fresh.map(({ line, code, rate }) => ({ line, message: `${code}: ${rate}` }))}
          tone="bg-info-soft text-info"
        />
      ) : null}
      <NewHeadings headings={run.headings} />
      {run.changes.length > 0 ? (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className={byRow ? 'ledger min-w-4xl' : 'ledger min-w-xl'}>
            <thead>
              <tr>
                <th scope="col" className="num">
                  {t('line')}
                </th>
                <th scope="col">{t('code')}</th>
                <th scope="col">{t('heading')}</th>
                <th scope="col" className="num">
                  {t('before')}
                </th>
                <th scope="col" className="num">
                  {t('after')}
                </th>
                {byRow ? (
                  <>
                    <th scope="col">{desk('decision')}</th>
                    <th scope="col">{desk('note')}</th>
                  </>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {run.changes.slice(0, SHOWN).map((row, i) => (
                <tr key={i}>
                  <td className="num">{row.line > 0 ? row.line : ''}</td>
                  <td className="font-mono text-xs">{row.code}</td>
                  <td className="font-mono text-xs">{row.heading}</td>
                  <td className="num">{row.before ?? t('none')}</td>
                  <td className="num">{row.after}</td>
                  {byRow ? (
                    <RowDecision
                      name={nameOf(row)}
                      decision={decisionOf(i)}
                      onChange={(change) => decide(i, change)}
                    />
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
          {run.changes.length > SHOWN ? (
            <p className="py-2 text-sm text-muted">
              {t('more', { count: run.changes.length - SHOWN })}
            </p>
          ) : null}
        </div>
      ) : null}
      {run.errors.length > 0 ? (
        <p className="font-medium">{t('refused')}</p>
      ) : run.changes.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={busy || open > 0} onClick={draft}>
            {t('draft')}
          </Button>
          {open > 0 ? (
            <>
              <Button variant="outline" disabled={busy} onClick={takeRest}>
                {desk('takeRest')}
              </Button>
              <p className="text-sm text-muted" data-testid="undecided">
                {desk('open', { count: open })}
              </p>
            </>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

const nameOf = ({ code, heading, after }: ChangeInWords): string => `${heading} ${code} ${after}`

function RowDecision({
  name,
  decision: { choice, note },
  onChange,
}: {
  name: string
  decision: Decision
  onChange: (change: Partial<Decision>) => void
}) {
  const t = useTranslations('tariffDesk.watcher')
  return (
    <>
      <td className="min-w-40">
        <NativeSelect
          aria-label={t('decisionOf', { row: name })}
          value={choice}
          onChange={({ target }) => onChange({ choice: target.value as Choice })}
        >
          <option value="">{t('choices.open')}</option>
          <option value="take">{t('choices.take')}</option>
          <option value="leave">{t('choices.leave')}</option>
        </NativeSelect>
      </td>
      <td className="min-w-48">
        <Input
          aria-label={t('noteOf', { row: name })}
          maxLength={200}
          value={note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </td>
    </>
  )
}

function Notes({
  title,
  notes,
  tone,
}: {
  title: string
  notes: readonly LineInWords[]
  tone: string
}) {
  const t = useTranslations('staff.tariffs.import')
  if (notes.length === 0) return null
  return (
    <div className={`grid gap-1 rounded-md p-3 text-sm ${tone}`}>
      <h3 className="font-medium">{title}</h3>
      <ul className="grid max-h-80 gap-1 overflow-y-auto text-ink">
        {notes.map(({ line, message }, i) => (
          <li key={i}>
            {line > 0 ? (
              <span className="me-2 font-mono text-xs">{t('lineNumber', { line })}</span>
            ) : null}
            {message}
          </li>
        ))}
      </ul>
    </div>
  )
}
