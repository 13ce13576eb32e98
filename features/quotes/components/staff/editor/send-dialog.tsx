'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { isCause } from '@/components/form/attempt'
import { useAttempts } from '@/components/form/use-attempts'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { Link } from '@/i18n/navigation'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { sendRevisionAction, type EditorResult } from '../../../actions/edit-quote'
import { MIN_REASON, passesWithReason, type SendStop } from '../../../rules/send-stops'
import type { EditedQuote } from '../../../rules/edited-quote'
import { fieldId } from './form-model'
import { useFieldName, useStopText } from './stop-text'

/** Says in one sentence what sending commits us to, then sends. */
export function SendDialog({
  serial,
  number,
  version,
  document,
  stops,
  disabled,
  onFailure,
}: {
  serial: number
  number: string
  version: number
  document: EditedQuote
  /** what keeps it from being sent */
  stops: readonly SendStop[]
  disabled: boolean
  onFailure: (failure: Extract<EditorResult, { ok: false }>) => void
}) {
  const locale = useLocale()
  const t = useTranslations('staff.editor')
  const [open, setOpen] = useState(false)
  const attempts = useAttempts()
  const [reason, setReason] = useState('')
  const stopText = useStopText(document.draft.currency)
  const fieldName = useFieldName(document.draft)
  const { draft, buyer } = document
  const stopped = stops.some((stop) => !passesWithReason(stop))
  const needsReason = stops.length > 0 && !stopped
  const send = () =>
    attempts.send(
      () =>
        sendRevisionAction({
          serial,
          revision: document.revision,
          version,
          expectedTotalMinor: document.totalMinor,
          ...(needsReason ? { reason } : {}),
        }),
      (answer) => {
        if (!answer.ok && (answer.reason === 'failed' || isCause(answer.reason)))
          return answer.reason
        setOpen(false)
        if (!answer.ok) onFailure(answer)
      },
    )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button disabled={disabled}>{t('send', { revision: document.revision })}</Button>
      </DialogTrigger>
      <DialogContent closeLabel={t('close')}>
        <DialogTitle>
          {t('sendTitle', { revision: document.revision, contact: buyer.contactName })}
        </DialogTitle>
        <DialogDescription>
          {t('sendSentence', {
            company: buyer.companyName,
            number,
            revision: document.revision,
            total: formatMoney(document.totalMinor, draft.currency, locale),
            deposit: formatMoney(document.depositMinor, draft.currency, locale),
            validUntil: dayText(draft.validUntil, locale),
          })}
        </DialogDescription>
        {stops.length > 0 ? (
          <div className="grid gap-2 rounded-md bg-caution-soft p-3 text-sm text-caution">
            <p className="font-medium">{stopped ? t('stopped') : t('reasonNeeded')}</p>
            <ul className="grid max-h-60 list-disc gap-1 overflow-y-auto ps-5">
              {stops.map((stop) => (
                <li key={`${stop.path} ${stop.code}`}>
                  <a
                    className="underline"
                    href={`#${fieldId(stop.path)}`}
                    onClick={() => setOpen(false)}
                  >
                    {fieldName(fieldId(stop.path))}
                  </a>
                  : {stopText(stop)}
                </li>
              ))}
            </ul>
            <Link className="underline" href="/staff/quotes/limits" target="_blank">
              {t('limits')}
            </Link>
          </div>
        ) : null}
        {needsReason ? (
          <div className="grid gap-1">
            <Label htmlFor="send-reason">{t('reason')}</Label>
            <Textarea
              id="send-reason"
              value={reason}
              maxLength={500}
              aria-describedby="send-reason-hint"
              onChange={(event) => setReason(event.target.value)}
            />
            <p id="send-reason-hint" className="text-xs text-muted">
              {t('reasonHint', { least: MIN_REASON })}
            </p>
          </div>
        ) : null}
        <TroubleAlert trouble={attempts.trouble} pending={attempts.pending} onRetry={send} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose asChild>
            <Button variant="outline">{t('cancel')}</Button>
          </DialogClose>
          {stopped ? null : (
            <Button
              onClick={send}
              disabled={attempts.pending || (needsReason && reason.trim().length < MIN_REASON)}
              aria-busy={attempts.pending}
            >
              {t('sendConfirm')}
            </Button>
          )}
        </div>
      </DialogContent>
    </Dialog>
  )
}
