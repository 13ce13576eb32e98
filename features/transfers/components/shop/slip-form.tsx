'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DeskResult } from '@/components/desk/result'
import { NumberInput } from '@/components/form/number-input'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { FilesField } from '@/features/basket/components/files/files-field'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { sendSlipAction } from '../../actions/send-slip'

/** The form on which a buyer reports a sent transfer, with its bank's slip. */
export function SlipForm({
  parts,
  currency,
}: {
  /** the open parts, the next one first */
  parts: readonly { id: string; name: string }[]
  currency: string
}) {
  const t = useTranslations('transfers.slip')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(sendSlipAction, {
    typed: {},
  })
  const [upload, setUpload] = useState<UploadedFile | null>(null)
  const [busy, setBusy] = useState(false)
  const { typed, reason, done, fieldErrors = {} } = state
  // After it was accepted, the file isn't sent again.
  const file = done && upload?.id === typed['fileId'] ? null : upload
  const wrong = (name: string) => fieldErrors[name]?.join(' ')
  const fieldProps = (name: string) => ({
    id: `slip-${name}`,
    name,
    'aria-invalid': Boolean(wrong(name)),
    'aria-describedby': wrong(name) ? fieldMessageId(`slip-${name}`) : undefined,
  })
  return (
    <form {...sent} noValidate className="grid max-w-2xl gap-3" data-testid="slip-form">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {done ? (
        <Alert variant="ok" role="status">
          {t('done')}
        </Alert>
      ) : null}
      <RefusalAlert reason={reason} trouble={trouble} say={() => t('failed')} />
      {wrong('file') ? (
        <Alert variant="fault" role="alert">
          {t('wrong', { problem: wrong('file') ?? '' })}
        </Alert>
      ) : null}
      {parts.length > 1 ? (
        <Field id="slip-partId" label={t('part')}>
          <NativeSelect {...fieldProps('partId')} defaultValue={typed['partId'] ?? parts[0]?.id}>
            {parts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : (
        <input type="hidden" name="partId" value={parts[0]?.id ?? ''} />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="slip-sentOn" label={t('sentOn')} error={wrong('sentOn')}>
          <Input {...fieldProps('sentOn')} type="date" defaultValue={typed['sentOn'] ?? ''} />
        </Field>
        <Field id="slip-amount" label={t('amount', { currency })} error={wrong('amount')}>
          <NumberInput
            {...fieldProps('amount')}
            kind={{ currency }}
            start={typed['amount'] ?? ''}
          />
        </Field>
      </div>
      <FilesField
        id="slip-file"
        label={t('file')}
        hint={t('fileHint')}
        optional={false}
        files={file ? [file] : []}
        roomLeft={file ? 0 : 1}
        problemOf={() => undefined}
        onBusy={setBusy}
        onAdd={setUpload}
        onRemove={() => setUpload(null)}
      />
      <input type="hidden" name="fileId" value={file?.id ?? ''} />
      <input type="hidden" name="fileToken" value={file?.claimToken ?? ''} />
      <div>
        <Button type="submit" variant="outline" disabled={pending || busy} aria-busy={pending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
