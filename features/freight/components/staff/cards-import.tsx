'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useFileSend } from '@/components/form/use-file-send'
import { usePageLocale } from '@/components/form/use-page-locale'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { dayText } from '@/platform/dates'
import { formatDecimal } from '@/platform/money'
import type { CardsRun } from '../../rules/cards-run'

/** A file of rate cards: what it would do, fault by fault and row by row, and taking it. */
export function CardsImport() {
  const t = useTranslations('freight')
  const [replace, setReplace] = useState(false)
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<
    CardsRun,
    { serial: number }
  >({
    address: (more) =>
      `/api/staff/freight-import?${new URLSearchParams({ ...(replace ? { replace: '1' } : {}), ...more })}`,
    texts: { noFile: t('import.noFile') },
    done: () => window.location.assign('/staff/freight/files'),
  })
  const check = (event: FormEvent) => {
    event.preventDefault()
    void send(false)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form
        onSubmit={check}
        className="grid max-w-3xl gap-4 rounded-md border bg-white p-4"
        noValidate
      >
        <TroubleAlert trouble={trouble} pending={busy} onRetry={() => void send(false)} />
        {failure ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
            {failure}
          </p>
        ) : null}
        <div className="grid gap-1">
          <label htmlFor="cards-file" className="text-sm font-medium">
            {t('import.file')}
          </label>
          <Input
            ref={chosen}
            id="cards-file"
            type="file"
            className="py-2"
            accept=".csv,.txt"
            aria-invalid={Boolean(errors.file)}
            onChange={forget}
          />
          {errors.file ? <p className="text-xs text-fault">{errors.file.join(' ')}</p> : null}
        </div>
        <label className="flex min-h-11 items-start gap-3 text-sm">
          <Checkbox
            checked={replace}
            className="mt-0.5"
            onChange={(event) => {
              setReplace(event.target.checked)
              forget()
            }}
          />
          <span>
            {t('import.replace')}
            <span className="block text-xs text-muted">{t('import.replaceHint')}</span>
          </span>
        </label>
        <Button type="submit" disabled={busy} aria-busy={busy} className="justify-self-start">
          {busy ? t('import.reading') : t('import.check')}
        </Button>
      </form>
      {run ? <Run run={run} busy={busy} onTake={() => void send(true)} /> : null}
    </div>
  )
}

function Run({ run, busy, onTake }: { run: CardsRun; busy: boolean; onTake: () => void }) {
  const t = useTranslations('freight')
  const locale = usePageLocale()
  const { problems, problemCount, changes, added, ended, withdrawn, unchanged } = run
  const total = added + ended + withdrawn
  const decimal = (text: string) => formatDecimal(text, locale)
  return (
    <section aria-labelledby="cards-run" aria-live="polite" className="grid gap-4">
      <h2 id="cards-run" className="text-lg">
        {t('import.result')}
      </h2>
      <p className="text-sm">
        {problemCount > 0
          ? t('import.faults', { count: problemCount })
          : total === 0
            ? t('import.nothing', { unchanged })
            : t('import.would', { added, ended, withdrawn, unchanged })}
      </p>
      {problems.length > 0 ? (
        <Table framed className="min-w-xl">
          <caption className="sr-only">{t('import.faults', { count: problemCount })}</caption>
          <TableHeader>
            <TableRow>
              <TableHead className="num">{t('import.line')}</TableHead>
              <TableHead>{t('import.column')}</TableHead>
              <TableHead>{t('import.fault')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {problems.map(({ line, column, text }, i) => (
              <TableRow key={i}>
                <TableCell className="num">{line || ''}</TableCell>
                <TableCell className="font-mono text-xs">{column ?? ''}</TableCell>
                <TableCell>{text}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {problems.length < problemCount ? (
        <p className="text-sm text-muted">
          {t('import.more', { count: problemCount - problems.length })}
        </p>
      ) : null}
      {problemCount === 0 && total > 0 ? (
        <>
          <Table framed className="min-w-2xl">
            <caption className="sr-only">{t('import.result')}</caption>
            <TableHeader>
              <TableRow>
                <TableHead className="num">{t('import.line')}</TableHead>
                <TableHead>{t('import.change')}</TableHead>
                <TableHead>{t('mode')}</TableHead>
                <TableHead>{t('service')}</TableHead>
                <TableHead>{t('leg')}</TableHead>
                <TableHead>{t('bandColumn')}</TableHead>
                <TableHead className="num">{t('rate')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {changes.map((each, i) => (
                <TableRow key={i}>
                  <TableCell className="num">{each.line ?? ''}</TableCell>
                  <TableCell>
                    {t(`import.kinds.${each.kind}`, { day: dayText(each.on, locale) })}
                  </TableCell>
                  <TableCell>{t(`modes.${each.mode}`)}</TableCell>
                  <TableCell>{each.service}</TableCell>
                  <TableCell>{t(`legs.${each.leg}`)}</TableCell>
                  <TableCell>
                    {each.to === null
                      ? t('bandOpen', {
                          from: decimal(each.from),
                          unit: each.containerType ?? t(`bandUnits.${each.unit}`),
                        })
                      : t('band', {
                          from: decimal(each.from),
                          to: decimal(each.to),
                          unit: each.containerType ?? t(`bandUnits.${each.unit}`),
                        })}
                  </TableCell>
                  <TableCell className="num">{decimal(each.rate)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {changes.length < total ? (
            <p className="text-sm text-muted">
              {t('import.more', { count: total - changes.length })}
            </p>
          ) : null}
          <div className="grid justify-items-start gap-2">
            <Button type="button" disabled={busy} aria-busy={busy} onClick={onTake}>
              {t('import.take')}
            </Button>
            <p className="text-xs text-muted">{t('import.thenRead')}</p>
          </div>
        </>
      ) : null}
    </section>
  )
}
