'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SheetFile } from '@/components/desk/sheet-file'
import { usePageLocale } from '@/components/form/use-page-locale'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
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

/** Imports a file of rate cards: shows what it would do, fault by fault and row by row. */
export function CardsImport() {
  const t = useTranslations('freight.import')
  const [replace, setReplace] = useState(false)
  return (
    <SheetFile<CardsRun>
      id="cards"
      address={(more) =>
        `/api/staff/freight-import?${new URLSearchParams({ ...(replace ? { replace: '1' } : {}), ...more })}`
      }
      texts={{
        file: t('file'),
        check: t('check'),
        reading: t('reading'),
        noFile: t('noFile'),
        errors: t('wrong'),
        refused: t('refused'),
        line: (line) => (line === 0 ? t('whole') : t('lineNumber', { line })),
        more: (count) => t('more', { count }),
        take: () => t('take'),
        counts: ({ entries, problemCount, added, ended, withdrawn, unchanged }) =>
          problemCount > 0
            ? t('faults', { count: problemCount })
            : entries === 0
              ? t('nothing', { unchanged })
              : t('would', { added, ended, withdrawn, unchanged }),
        column: (name) => name,
      }}
      options={(changed) => (
        <Label className="flex min-h-11 items-start gap-3 font-normal">
          <Checkbox
            checked={replace}
            className="mt-0.5"
            onChange={(event) => {
              setReplace(event.target.checked)
              changed()
            }}
          />
          <span>
            {t('replace')}
            <span className="block text-xs text-muted">{t('replaceHint')}</span>
          </span>
        </Label>
      )}
      note={(run) => (run.problemCount === 0 && run.entries > 0 ? <Changes run={run} /> : null)}
      done={() => window.location.assign('/staff/freight/files')}
    />
  )
}

function Changes({ run: { changes, entries } }: { run: CardsRun }) {
  const t = useTranslations('freight')
  const locale = usePageLocale()
  const decimal = (text: string) => formatDecimal(text, locale)
  return (
    <>
      <Table framed className="min-w-2xl">
        <caption className="sr-only">{t('import.result')}</caption>
        <TableHeader>
          <TableRow>
            <TableHead className="num">{t('import.line')}</TableHead>
            <TableHead>{t('import.change')}</TableHead>
            <TableHead>{t('lane')}</TableHead>
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
              <TableCell>{each.lane}</TableCell>
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
              <TableCell className="num">
                {each.currency} {decimal(each.rate)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {changes.length < entries ? (
        <p className="text-muted">{t('import.more', { count: entries - changes.length })}</p>
      ) : null}
      <p className="text-xs text-muted">{t('import.thenRead')}</p>
    </>
  )
}
