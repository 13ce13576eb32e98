'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { formatMoney } from '@/platform/money'
import { sendRevisionAction, type EditorResult } from '../../../actions/edit-quote'
import type { QuoteDocument } from '../../../schema'

/** Says in one sentence what sending binds us to, then sends. */
export function SendDialog({
  serial,
  number,
  version,
  document,
  disabled,
  onFailure,
}: {
  serial: number
  number: string
  version: number
  document: QuoteDocument
  disabled: boolean
  onFailure: (failure: Extract<EditorResult, { ok: false }>) => void
}) {
  const t = useTranslations('staff.editor')
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const { draft, buyer } = document
  const send = () =>
    startTransition(async () => {
      const result = await sendRevisionAction({
        serial,
        revision: document.revision,
        version,
        expectedTotalMinor: document.totalMinor,
      })
      setOpen(false)
      if (!result.ok) onFailure(result)
    })
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
            total: formatMoney(document.totalMinor, draft.currency),
            deposit: formatMoney(document.depositMinor, draft.currency),
            validUntil: draft.validUntil,
          })}
        </DialogDescription>
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose asChild>
            <Button variant="outline">{t('cancel')}</Button>
          </DialogClose>
          <Button onClick={send} disabled={pending} aria-busy={pending}>
            {t('sendConfirm')}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
