'use client'

import { useState, type ReactNode } from 'react'
import { DecimalSignChoice } from '@/components/form/decimal-sign-choice'
import { useFormTexts } from '@/components/form/texts'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useFileSend } from '@/components/form/use-file-send'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { DecimalSign } from '@/platform/amounts'
import type { NumberExample } from '@/platform/numbers-among'

/** More wrong lines than this are only counted. */
const MOST_SHOWN = 200

/** What taking a sheet would do, as its route answers. */
export interface SheetRun {
  /** rows that would be taken */
  entries: number
  /** in words; line 0 is about the whole sheet */
  problems: readonly { line: number; message: string }[]
  /** ambiguous numbers */
  open: readonly (NumberExample & { line: number; column: string })[]
}

/** The texts about a sheet. */
export interface SheetTexts<Run> {
  file: string
  check: string
  reading: string
  noFile: string
  errors: string
  /** that nothing of it is taken over */
  refused: string
  line: (line: number) => string
  more: (count: number) => string
  take: (count: number) => string
  counts: (run: Run) => string
  column: (name: string) => string
}

/**
 * A sheet of rows, CSV or XLSX: what taking it would do, its wrong lines, how its numbers are
 * meant, and a button to take it.
 * @param id prefix of its elements' ids
 * @param address of the route; further parameters about the file are added
 * @param options further settings of the file, shown by what it would do; whoever changes one calls
 * for another check
 */
export function SheetFile<Run extends SheetRun>({
  id,
  address,
  texts,
  options,
  note,
  accept = '.csv,.txt,.xlsx',
  another,
  done,
}: {
  id: string
  address: (more: Record<string, string>) => string
  texts: SheetTexts<Run>
  options?: (changed: () => void, run: Run | null) => ReactNode
  /** anything else to say about what it would do */
  note?: (run: Run) => ReactNode
  /** offered file endings */
  accept?: string
  /** another file was chosen */
  another?: () => void
  /** it was taken */
  done: () => void
}) {
  const signs = useFormTexts().sheet
  /** the decimal sign of the chosen file's numbers, as declared by the person */
  const [chosenSign, setChosenSign] = useState<DecimalSign | null>(null)
  const { run, errors, failure, trouble, busy, chosen, send, forget } = useFileSend<Run, unknown>({
    address,
    texts: { noFile: texts.noFile },
    done,
  })
  const check = (take: boolean, sign = chosenSign) =>
    send(take, sign === null ? {} : { decimalSign: sign })
  const answer = (sign: DecimalSign, label: string) => (
    <Button
      variant="outline"
      className="justify-self-start"
      disabled={busy || chosenSign === sign}
      aria-pressed={chosenSign === sign}
      onClick={() => {
        setChosenSign(sign)
        void check(false, sign)
      }}
    >
      {label}
    </Button>
  )
  const wrong = run?.problems ?? []
  const refused = errors.entries ?? []
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
          <Label htmlFor={`${id}-file`}>{texts.file}</Label>
          <Input
            ref={chosen}
            id={`${id}-file`}
            type="file"
            className="py-2"
            accept={accept}
            aria-invalid={Boolean(errors.file)}
            aria-describedby={errors.file ? `${id}-file-wrong` : undefined}
            onChange={() => {
              setChosenSign(null)
              another?.()
              forget()
            }}
          />
        </div>
        <Button type="submit" variant="outline" disabled={busy} aria-busy={busy}>
          {busy ? texts.reading : texts.check}
        </Button>
      </div>
      {errors.file ? (
        <p id={`${id}-file-wrong`} className="text-xs text-fault">
          {errors.file.join(' ')}
        </p>
      ) : null}
      {options?.(forget, run)}
      {run && run.open.length > 0 ? (
        <DecimalSignChoice
          id={`${id}-file-numbers`}
          said={chosenSign}
          examples={run.open.map(({ line, column, ...example }) => ({
            ...example,
            where: `${texts.line(line)}, ${texts.column(column)}`,
          }))}
          point={answer('.', signs.choosePoint)}
          comma={answer(',', signs.chooseComma)}
        />
      ) : null}
      <div aria-live="polite" className="grid gap-2 text-sm">
        {run ? <p data-testid={`${id}-run`}>{texts.counts(run)}</p> : null}
        {run ? note?.(run) : null}
        {wrong.length > 0 || refused.length > 0 ? (
          <div className="grid gap-2 rounded-md bg-fault-soft p-3">
            <p className="font-medium text-fault">{texts.errors}</p>
            <ul className="grid max-h-64 gap-1 overflow-y-auto">
              {wrong.slice(0, MOST_SHOWN).map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  {line > 0 ? (
                    <span className="me-2 font-mono text-xs">{texts.line(line)}</span>
                  ) : null}
                  {message}
                </li>
              ))}
              {wrong.length > MOST_SHOWN ? <li>{texts.more(wrong.length - MOST_SHOWN)}</li> : null}
              {refused.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
            <p className="font-medium">{texts.refused}</p>
          </div>
        ) : run && run.entries > 0 ? (
          <Button className="justify-self-start" disabled={busy} onClick={() => void check(true)}>
            {texts.take(run.entries)}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
