'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { NumberInput } from '@/components/form/number-input'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { FilesField } from '@/features/basket/components/files/files-field'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { openClaimAction, type ClaimSent } from '../../actions/claims'
import { CLAIM_KINDS, MOST_CLAIM_PHOTOS } from '../../schema'

/** The form by which a buyer claims pieces that have left. */
export function ClaimForm({
  lines,
  formKey,
}: {
  lines: readonly { lineId: string; title: string; most: number }[]
  formKey: string
}) {
  const t = useTranslations('claims.form')
  const { state, sent, trouble, pending, retry } = useSentForm<ClaimSent>(openClaimAction, {
    typed: {},
  })
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [busy, setBusy] = useState(false)
  const { typed, reason, fieldErrors = {} } = state
  const error = (name: string) => fieldErrors[name]?.join(' ')
  return (
    <details className="rounded-md border bg-white p-4" data-print="hide" data-testid="open-claim">
      <summary className="min-h-11 cursor-pointer py-2 text-info">{t('title')}</summary>
      <form {...sent} className="grid grid-cols-1 gap-4" noValidate>
        <p className="max-w-prose text-sm">{t('lead')}</p>
        <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
        <RefusalAlert reason={reason} trouble={trouble} say={() => t('failed')} />
        <input type="hidden" name="key" value={formKey} />
        <input
          type="hidden"
          name="photos"
          value={JSON.stringify(files.map(({ id, claimToken }) => ({ id, claimToken })))}
        />
        <Field id="claim-line" label={t('line')} error={error('lineId')}>
          <NativeSelect id="claim-line" name="lineId" defaultValue={typed['lineId']}>
            {lines.map(({ lineId, title, most }) => (
              <option key={lineId} value={lineId}>
                {t('lineOf', { title, most })}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="claim-kind" label={t('kind')} error={error('kind')}>
          <NativeSelect id="claim-kind" name="kind" defaultValue={typed['kind']}>
            {CLAIM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="claim-quantity" label={t('quantity')} error={error('quantity')}>
          <NumberInput
            id="claim-quantity"
            name="quantity"
            kind="whole"
            start={typed['quantity'] ?? ''}
          />
        </Field>
        <Field id="claim-words" label={t('words')} error={error('words')}>
          <Textarea
            id="claim-words"
            name="words"
            rows={4}
            maxLength={2000}
            defaultValue={typed['words']}
          />
        </Field>
        <FilesField
          id="claim-photos"
          label={t('photos')}
          hint={t('photosHint', { most: MOST_CLAIM_PHOTOS })}
          optional
          files={files}
          roomLeft={MOST_CLAIM_PHOTOS - files.length}
          problemOf={() => error('photos')}
          onBusy={setBusy}
          onAdd={(added) => setFiles((all) => [...all, added])}
          onRemove={({ id }) => setFiles((all) => all.filter((each) => each.id !== id))}
        />
        <div>
          <Button type="submit" disabled={pending || busy} aria-busy={pending}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </details>
  )
}
