'use client'

import { useTranslations } from 'next-intl'
import { useRef, type FormEvent } from 'react'
import { useFileSend } from '@/components/form/use-file-send'
import { RestoredNote } from '@/components/form/restored-note'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useKeptForm } from '@/components/form/use-kept-form'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { DryRun, LineNote } from '../../import/imported'

const FIELDS = ['day', 'source', 'prefixes'] as const
/** More rows than a person reads are counted, not shown. */
const SHOWN = 200

/**
 * A file of rules, what it would do, and its draft. The file is sent as it is; entries stay whatever comes of it.
 * Entries are read from the form when they are sent: a day that was typed before the page came alive counts too.
 */
export function ImportForm({ today }: { today: string }) {
  const t = useTranslations('staff.tariffs.import')
  const form = useRef<HTMLFormElement>(null)
  const kept = useKeptForm({ form, name: 'tariff-import', object: 'new' })
  const entries = () =>
    FIELDS.map((name) => [name, String(new FormData(form.current ?? undefined).get(name) ?? '')])
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<
    DryRun,
    { serial: number }
  >({
    address: (more) =>
      `/api/staff/tariff-import?${new URLSearchParams([...entries(), ...Object.entries(more)])}`,
    texts: { noFile: t('noFile') },
    done: ({ serial }) => {
      kept.drop()
      window.location.assign(`/staff/tariffs/changes/${serial}`)
    },
  })
  const check = (event: FormEvent) => {
    event.preventDefault()
    void send(false)
  }
  const error = (name: string) =>
    errors[name] ? (
      <p id={`import-${name}-error`} className="text-xs text-fault">
        {errors[name].join(' ')}
      </p>
    ) : null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form
        ref={form}
        onSubmit={check}
        onInput={kept.typed}
        className="grid max-w-3xl gap-4 rounded-md border bg-white p-4 sm:grid-cols-2"
        noValidate
      >
        <div className="grid gap-3 empty:hidden sm:col-span-2">
          <RestoredNote at={kept.restored?.at ?? null} onDiscard={kept.discard} />
          <TroubleAlert trouble={trouble} pending={busy} onRetry={() => void send(run !== null)} />
        </div>
        {failure ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault sm:col-span-2">
            {failure}
          </p>
        ) : null}
        <div className="grid gap-1 sm:col-span-2">
          <label htmlFor="import-file" className="text-sm font-medium">
            {t('file')}
          </label>
          <Input
            ref={chosen}
            id="import-file"
            type="file"
            className="py-2"
            accept=".json,.csv,.txt"
            aria-invalid={Boolean(errors.file)}
            onChange={forget}
          />
          {error('file')}
        </div>
        {FIELDS.map((name) => (
          <div
            key={name}
            className={`grid content-start gap-1 ${name === 'source' ? 'sm:col-span-2' : ''}`}
          >
            <label htmlFor={`import-${name}`} className="text-sm font-medium">
              {t(`fields.${name}`)}
            </label>
            <Input
              key={kept.round}
              id={`import-${name}`}
              type={name === 'day' ? 'date' : 'text'}
              name={name}
              defaultValue={kept.restored?.value[name] ?? (name === 'day' ? today : '')}
              aria-invalid={Boolean(errors[name])}
              onChange={forget}
            />
            {error(name) ?? <p className="text-xs text-muted">{t(`hints.${name}`)}</p>}
          </div>
        ))}
        <Button
          type="submit"
          disabled={busy}
          aria-busy={busy}
          className="justify-self-start sm:col-span-2"
        >
          {busy ? t('reading') : t('check')}
        </Button>
      </form>
      {run ? <Result run={run} busy={busy} onDraft={() => void send(true)} /> : null}
    </div>
  )
}

function Result({ run, busy, onDraft }: { run: DryRun; busy: boolean; onDraft: () => void }) {
  const t = useTranslations('staff.tariffs.import')
  const added = run.changes.filter(({ before }) => before === null).length
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
      {run.changes.length > 0 ? (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-xl">
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
              </tr>
            </thead>
            <tbody>
              {run.changes.slice(0, SHOWN).map((row, i) => (
                <tr key={i}>
                  <td className="num">{row.line}</td>
                  <td className="font-mono text-xs">{row.code}</td>
                  <td className="font-mono text-xs">{row.heading}</td>
                  <td className="num">{row.before ?? t('none')}</td>
                  <td className="num">{row.after}</td>
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
        <Button className="justify-self-start" disabled={busy} onClick={onDraft}>
          {t('draft')}
        </Button>
      ) : null}
    </section>
  )
}

function Notes({
  title,
  notes,
  tone,
}: {
  title: string
  notes: readonly LineNote[]
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
