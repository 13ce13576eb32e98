'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DecimalSignChoice } from '@/components/form/decimal-sign-choice'
import { useFormTexts } from '@/components/form/texts'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useFileSend } from '@/components/form/use-file-send'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { DecimalSign } from '@/platform/amounts'
import type { EntriesRun } from '../../commands/import-entries'

/** More wrong lines than anybody reads are counted. */
const MOST_SHOWN = 200

/** A file of entries for a draft: what it would do, its wrong lines, and its taking. */
export function EntriesFile({ address, edit }: { address: string; edit: number }) {
  const t = useTranslations('priceLists.file')
  const columns = useTranslations('priceLists.grid.columns')
  const texts = useFormTexts().sheet
  /** how the chosen file's numbers part a fraction, as the person said */
  const [said, setSaid] = useState<DecimalSign | null>(null)
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<
    EntriesRun,
    { entries: number }
  >({
    address: (more) => `${address}?${new URLSearchParams({ ...more, edit: String(edit) })}`,
    texts: { noFile: t('noFile') },
    done: () => location.reload(),
  })
  const wrong = run?.problems ?? []
  const refused = errors.entries ?? []
  const check = (take: boolean, sign = said) =>
    send(take, sign === null ? {} : { decimalSign: sign })
  const answer = (sign: DecimalSign, label: string) => (
    <Button
      variant="outline"
      className="justify-self-start"
      disabled={busy || said === sign}
      aria-pressed={said === sign}
      onClick={() => {
        setSaid(sign)
        void check(false, sign)
      }}
    >
      {label}
    </Button>
  )
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void check(false)
      }}
    >
      <TroubleAlert trouble={trouble} pending={busy} onRetry={() => void check(run !== null)} />
      {failure ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
          {failure}
        </p>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid gap-1">
          <label htmlFor="entries-file" className="text-sm font-medium">
            {t('file')}
          </label>
          <Input
            ref={chosen}
            id="entries-file"
            type="file"
            className="py-2"
            accept=".csv,.txt"
            aria-invalid={Boolean(errors.file)}
            aria-describedby={errors.file ? 'entries-file-wrong' : undefined}
            onChange={() => {
              setSaid(null)
              forget()
            }}
          />
        </div>
        <Button type="submit" variant="outline" disabled={busy} aria-busy={busy}>
          {busy ? t('reading') : t('check')}
        </Button>
      </div>
      {errors.file ? (
        <p id="entries-file-wrong" className="text-xs text-fault">
          {errors.file.join(' ')}
        </p>
      ) : null}
      {run && run.open.length > 0 ? (
        <DecimalSignChoice
          id="entries-file-numbers"
          said={said}
          examples={run.open.map(({ line, column, ...example }) => ({
            ...example,
            where: `${t('line', { line })}, ${columns(column)}`,
          }))}
          point={answer('.', texts.choosePoint)}
          comma={answer(',', texts.chooseComma)}
        />
      ) : null}
      <div aria-live="polite" className="grid gap-2 text-sm">
        {run ? (
          <p data-testid="entries-run">
            {t('counts', { entries: run.entries, dropped: run.dropped })}
          </p>
        ) : null}
        {wrong.length > 0 || refused.length > 0 ? (
          <div className="grid gap-2 rounded-md bg-fault-soft p-3">
            <h3 className="font-medium text-fault">{t('errors')}</h3>
            <ul className="grid max-h-64 gap-1 overflow-y-auto">
              {wrong.slice(0, MOST_SHOWN).map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  <span className="me-2 font-mono text-xs">{t('line', { line })}</span>
                  {message}
                </li>
              ))}
              {wrong.length > MOST_SHOWN ? (
                <li>{t('andMore', { count: wrong.length - MOST_SHOWN })}</li>
              ) : null}
              {refused.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
            <p className="font-medium">{t('refused')}</p>
          </div>
        ) : run && run.entries > 0 ? (
          <Button
            className="justify-self-start"
            variant="outline"
            disabled={busy}
            onClick={() => void check(true)}
          >
            {t('take', { count: run.entries })}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
