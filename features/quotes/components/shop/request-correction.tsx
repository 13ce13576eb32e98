'use client'

import { useTranslations } from 'next-intl'
import { isCause } from '@/components/form/attempt'
import { NumberInput } from '@/components/form/number-input'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { correctRequestAction, withdrawRequestAction } from '../../actions/correct-request'
import type { CorrectionState } from '../../rules/correction-form'

/** A line that can be corrected, with its entries; amounts as typed. */
export interface CorrectedLine {
  position: number
  item: string
  quantity: string
  target: string
  note: string
}

/** A request that isn't quoted yet: its buyer corrects it, adds to it, or withdraws it. */
export function RequestCorrection({
  lines,
  kept,
  start,
  currency,
  hidden,
}: {
  lines: readonly CorrectedLine[]
  /** positions of lines that aren't drawn and stay unchanged */
  kept: readonly number[]
  start: { notes: string; wantedDate: string }
  currency: string
  /** serial and version that the page showed */
  hidden: Record<string, string>
}) {
  const t = useTranslations('quotes.request')
  const { state, sent, trouble, pending, retry } = useSentForm<CorrectionState>(
    correctRequestAction,
    { typed: {} },
  )
  const back = useSentForm<CorrectionState>(withdrawRequestAction, { typed: {} })
  const { typed, fieldErrors } = state
  const refusalAlert = (reason: CorrectionState['reason']) =>
    reason && !isCause(reason) ? (
      <Alert variant="fault" role="alert">
        {t(`errors.${reason}`)}
      </Alert>
    ) : null
  return (
    <section aria-labelledby="correct" className="grid gap-3" data-print="hide">
      <h2 id="correct" className="text-base">
        {t('correct.title')}
      </h2>
      {state.done ? (
        <Alert variant="ok" role="status">
          {t(`correct.${state.done}`)}
        </Alert>
      ) : null}
      <details className="rounded-md border bg-white" open={fieldErrors ? true : undefined}>
        <summary className="min-h-11 cursor-pointer content-center px-4 text-info">
          {t('correct.open')}
        </summary>
        <form {...sent} className="grid gap-4 p-4 pt-1" noValidate>
          <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
          {trouble ? null : refusalAlert(state.reason)}
          {fieldErrors ? (
            <Alert variant="fault" role="alert">
              {t('correct.invalid', { problems: Object.values(fieldErrors).flat().join('; ') })}
            </Alert>
          ) : null}
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="currency" value={currency} />
          <input
            type="hidden"
            name="positions"
            value={lines.map(({ position }) => position).join(' ')}
          />
          <input type="hidden" name="kept" value={kept.join(' ')} />
          <ul className="grid">
            {lines.map(({ position, item, quantity, target, note }) => (
              <li key={position} className="grid gap-3 border-t py-3 sm:grid-cols-4">
                <p className="text-sm font-medium break-words sm:col-span-4">{item}</p>
                <Field id={`quantity.${position}`} label={t('correct.quantity')}>
                  <NumberInput
                    id={`quantity.${position}`}
                    name={`quantity.${position}`}
                    kind="whole"
                    start={typed[`quantity.${position}`] ?? quantity}
                  />
                </Field>
                <Field id={`target.${position}`} label={t('correct.target', { currency })}>
                  <NumberInput
                    id={`target.${position}`}
                    name={`target.${position}`}
                    kind={{ currency }}
                    start={typed[`target.${position}`] ?? target}
                  />
                </Field>
                <Field id={`note.${position}`} label={t('correct.note')}>
                  <Input
                    id={`note.${position}`}
                    name={`note.${position}`}
                    maxLength={500}
                    defaultValue={typed[`note.${position}`] ?? note}
                  />
                </Field>
                <Label className="flex min-h-11 items-center gap-2 self-end font-normal">
                  <Checkbox
                    name={`drop.${position}`}
                    defaultChecked={typed[`drop.${position}`] === 'on'}
                  />
                  {t('correct.drop')}
                </Label>
              </li>
            ))}
          </ul>
          <div className="grid gap-3 border-t pt-3 sm:grid-cols-2">
            <Field id="addedSku" label={t('correct.addedSku')}>
              <Input
                id="addedSku"
                name="addedSku"
                maxLength={64}
                autoCapitalize="characters"
                defaultValue={typed['addedSku']}
              />
            </Field>
            <Field id="addedQuantity" label={t('correct.quantity')}>
              <NumberInput
                id="addedQuantity"
                name="addedQuantity"
                kind="whole"
                start={typed['addedQuantity'] ?? ''}
              />
            </Field>
          </div>
          <Field id="correct-wanted" label={t('correct.wantedDate')}>
            <Input
              id="correct-wanted"
              name="wantedDate"
              type="date"
              defaultValue={typed['wantedDate'] ?? start.wantedDate}
            />
          </Field>
          <Field id="correct-notes" label={t('correct.notes')}>
            <Textarea
              id="correct-notes"
              name="notes"
              rows={3}
              maxLength={4000}
              defaultValue={typed['notes'] ?? start.notes}
            />
          </Field>
          <div>
            <Button type="submit" disabled={pending} aria-busy={pending}>
              {t('correct.send')}
            </Button>
          </div>
        </form>
      </details>
      <details className="rounded-md border bg-white">
        <summary className="min-h-11 cursor-pointer content-center px-4 text-info">
          {t('withdraw.open')}
        </summary>
        <form {...back.sent} className="grid gap-3 p-4 pt-1">
          <TroubleAlert trouble={back.trouble} pending={back.pending} onRetry={back.retry} />
          {back.trouble ? null : refusalAlert(back.state.reason)}
          <input type="hidden" name="serial" value={hidden['serial']} />
          <Field id="withdraw-words" label={t('withdraw.words')}>
            <Textarea
              id="withdraw-words"
              name="words"
              rows={2}
              maxLength={2000}
              defaultValue={back.state.typed['words']}
            />
          </Field>
          <div>
            <Button
              type="submit"
              variant="outline"
              disabled={back.pending}
              aria-busy={back.pending}
            >
              {t('withdraw.send')}
            </Button>
          </div>
        </form>
      </details>
    </section>
  )
}
