'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DeskResult } from '@/components/desk/result'
import { isCause } from '@/components/form/attempt'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FilesField } from '@/features/basket/components/files/files-field'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { photographSampleAction, shipSampleAction } from '../../actions/samples'
import { MOST_PHOTOS } from '../../sample-schema'

interface Of {
  lineId: string
  /** order, line and the version that the page showed */
  hidden: Record<string, string>
}

/**
 * Records that a sample was shipped.
 * @param today the factory's day
 */
export function ShipSampleForm({ lineId, hidden, today }: Of & { today: string }) {
  const t = useTranslations('orders.samples.ship')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(shipSampleAction, {
    typed: {},
  })
  const { typed, fieldErrors = {} } = state
  const text = (name: 'carrier' | 'tracking' | 'shippedOn', label: string, type = 'text') => {
    const id = `sample-${name}-${lineId}`
    return (
      <Field id={id} label={label} error={fieldErrors[name]?.join(' ')}>
        <Input
          id={id}
          name={name}
          type={type}
          maxLength={80}
          defaultValue={typed[name] ?? (name === 'shippedOn' ? today : '')}
          aria-invalid={fieldErrors[name] ? true : undefined}
          aria-describedby={fieldErrors[name] ? fieldMessageId(id) : undefined}
        />
      </Field>
    )
  }
  return (
    <form {...sent} className="grid gap-3" noValidate data-print="hide">
      <Refused state={state} trouble={trouble !== null} />
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <Hidden hidden={hidden} />
      <div className="grid gap-3 sm:grid-cols-3">
        {text('shippedOn', t('day'), 'date')}
        {text('carrier', t('carrier'))}
        {text('tracking', t('tracking'))}
      </div>
      <div>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}

/**
 * Submits photographs and tolerances for the buyer's approval.
 * @param start the tolerances so far
 */
export function PhotographSampleForm({ lineId, hidden, start }: Of & { start: string }) {
  const t = useTranslations('orders.samples.photograph')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(photographSampleAction, {
    typed: {},
  })
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [busy, setBusy] = useState(false)
  const { typed, fieldErrors = {} } = state
  const id = `sample-tolerances-${lineId}`
  return (
    <form {...sent} className="grid gap-3" noValidate data-print="hide">
      <Refused state={state} trouble={trouble !== null} />
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <Hidden hidden={hidden} />
      <input
        type="hidden"
        name="files"
        value={files.map((file) => `${file.id}:${file.claimToken}`).join(' ')}
      />
      <FilesField
        id={`sample-files-${lineId}`}
        label={t('files')}
        files={files}
        roomLeft={MOST_PHOTOS - files.length}
        problemOf={() => undefined}
        onBusy={setBusy}
        onAdd={(added) => setFiles((before) => [...before, added])}
        onRemove={(removed) => setFiles((before) => before.filter(({ id }) => id !== removed.id))}
      />
      {fieldErrors['files'] ? (
        <p role="alert" className="text-xs text-fault">
          {fieldErrors['files'].join(' ')}
        </p>
      ) : null}
      <Field id={id} label={t('tolerances')} error={fieldErrors['tolerances']?.join(' ')}>
        <Textarea
          id={id}
          name="tolerances"
          rows={4}
          maxLength={4000}
          placeholder={t('example')}
          defaultValue={typed['tolerances'] ?? start}
          aria-invalid={fieldErrors['tolerances'] ? true : undefined}
          aria-describedby={fieldErrors['tolerances'] ? fieldMessageId(id) : undefined}
        />
      </Field>
      <div>
        <Button type="submit" disabled={pending || busy} aria-busy={pending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}

function Hidden({ hidden }: { hidden: Record<string, string> }) {
  return Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function Refused({ state, trouble }: { state: DeskResult; trouble: boolean }) {
  const t = useTranslations('orders.samples.errors')
  const { reason } = state
  if (!reason || isCause(reason) || trouble) return null
  return (
    <Alert variant="fault" role="alert">
      {t(reason === 'altered' || reason === 'not_open' ? reason : 'invalid')}
    </Alert>
  )
}
