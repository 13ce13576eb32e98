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
import type { CostRun } from '../../commands/import-costs'

/** More wrong lines than anybody reads are counted. */
const MOST_SHOWN = 200

/** What a preview tells: the complaints of its lines are in words already. */
type Run = Omit<CostRun, 'problems'> & { problems: { line: number; text: string }[] }

/** A sheet of costs: what it would do, its wrong lines, and its taking. */
export function CostFile() {
  const t = useTranslations('costs.file')
  const columns = useTranslations('costs.columns')
  const texts = useFormTexts().sheet
  /** how the chosen file's numbers part a fraction, as the person said */
  const [said, setSaid] = useState<DecimalSign | null>(null)
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<
    Run,
    { entries: number }
  >({
    address: (more) => `/api/staff/costs/entries?${new URLSearchParams(more)}`,
    texts: { noFile: t('noFile') },
    done: () => location.assign('/staff/costs'),
  })
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
  const wrong = run?.problems ?? []
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-3"
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
          <label htmlFor="costs-file" className="text-sm font-medium">
            {t('file')}
          </label>
          <Input
            ref={chosen}
            id="costs-file"
            type="file"
            className="py-2"
            accept=".csv,.txt"
            aria-invalid={Boolean(errors.file)}
            aria-describedby={errors.file ? 'costs-file-wrong' : undefined}
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
        <p id="costs-file-wrong" className="text-xs text-fault">
          {errors.file.join(' ')}
        </p>
      ) : null}
      {run && run.open.length > 0 ? (
        <DecimalSignChoice
          id="costs-file-numbers"
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
          <p data-testid="costs-run">{t('counts', { entries: run.entries, same: run.same })}</p>
        ) : null}
        {run && run.above.length > 0 ? (
          <p className="rounded-md bg-caution-soft p-3 text-caution">
            {t('above', { keys: run.above.map(({ key }) => key).join(', ') })}
          </p>
        ) : null}
        {wrong.length > 0 ? (
          <div className="grid gap-2 rounded-md bg-fault-soft p-3">
            <h2 className="font-medium text-fault">{t('errors')}</h2>
            <ul className="grid max-h-64 gap-1 overflow-y-auto">
              {wrong.slice(0, MOST_SHOWN).map(({ line, text }) => (
                <li key={`${line} ${text}`}>
                  <span className="me-2 font-mono text-xs">{t('line', { line })}</span>
                  {text}
                </li>
              ))}
              {wrong.length > MOST_SHOWN ? (
                <li>{t('andMore', { count: wrong.length - MOST_SHOWN })}</li>
              ) : null}
            </ul>
            <p className="font-medium">{t('refused')}</p>
          </div>
        ) : run && run.entries > 0 ? (
          <Button className="justify-self-start" disabled={busy} onClick={() => void check(true)}>
            {t('take', { count: run.entries })}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
