'use client'

import { useTranslations } from 'next-intl'
import { useRef, type FormEvent } from 'react'
import { useFileSend } from '@/components/form/use-file-send'
import { RestoredNote } from '@/components/form/restored-note'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useKeptForm } from '@/components/form/use-kept-form'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { RunInWords } from '../../import/imported'
import { ImportResult } from './import-result'

const FIELDS = ['day', 'source', 'prefixes'] as const
/**
 * Takes a file of rules, shows what it would do, and drafts it. The file is sent as it is; entries stay whatever the
 * outcome. They are read from the form on sending, so that a day typed before the page came alive counts too.
 */
export function ImportForm({ today }: { today: string }) {
  const t = useTranslations('staff.tariffs.import')
  const form = useRef<HTMLFormElement>(null)
  const keptForm = useKeptForm({ form, name: 'tariff-import', object: 'new' })
  const entries = () =>
    FIELDS.map((name) => [name, String(new FormData(form.current ?? undefined).get(name) ?? '')])
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<
    RunInWords,
    { serial: number }
  >({
    address: (more) =>
      `/api/staff/tariff-import?${new URLSearchParams([...entries(), ...Object.entries(more)])}`,
    texts: { noFile: t('noFile') },
    done: ({ serial }) => {
      keptForm.drop()
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
        onInput={keptForm.typed}
        className="grid max-w-3xl gap-4 rounded-md border bg-white p-4 sm:grid-cols-2"
        noValidate
      >
        <div className="grid gap-3 empty:hidden sm:col-span-2">
          <RestoredNote at={keptForm.restored?.at ?? null} onDiscard={keptForm.discard} />
          <TroubleAlert trouble={trouble} pending={busy} onRetry={() => void send(false)} />
        </div>
        {failure ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault sm:col-span-2">
            {failure}
          </p>
        ) : null}
        <div className="grid gap-1 sm:col-span-2">
          <Label htmlFor="import-file">{t('file')}</Label>
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
            <Label htmlFor={`import-${name}`}>{t(`fields.${name}`)}</Label>
            <Input
              key={keptForm.round}
              id={`import-${name}`}
              type={name === 'day' ? 'date' : 'text'}
              name={name}
              defaultValue={keptForm.restored?.value[name] ?? (name === 'day' ? today : '')}
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
      {run ? (
        <ImportResult run={run} busy={busy} onDraft={(decisions) => void send(true, decisions)} />
      ) : null}
    </div>
  )
}
