'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { attachArtworkAction, type AttachOutcome } from '../actions/attach-artwork'
import { FilesField } from '@/features/basket/components/files/files-field'

const noop = () => undefined

/** Artwork that comes after the request: each file is attached as soon as it is uploaded. */
export function LateArtwork({
  serial,
  position,
  options,
  roomLeft,
}: {
  serial: number
  position: number
  /** the options whose artwork is missing */
  options: readonly string[]
  roomLeft: number
}) {
  const t = useTranslations('artwork')
  const [result, setResult] = useState<{ outcome: AttachOutcome; name: string } | null>(null)
  return (
    <div className="grid gap-2">
      <FilesField
        id={`artwork-${serial}-${position}`}
        label={t('attach', { options: options.join(', ') })}
        optional={false}
        files={[]}
        roomLeft={roomLeft}
        problemOf={noop}
        onBusy={noop}
        onRemove={noop}
        onAdd={(file) =>
          void attachArtworkAction(serial, position, { id: file.id, claimToken: file.claimToken })
            .catch((): AttachOutcome => 'refused')
            .then((outcome) => setResult({ outcome, name: file.fileName }))
        }
      />
      <p className="text-xs text-muted">{t('advice')}</p>
      <p
        role="status"
        className={
          result && result.outcome !== 'attached' ? 'text-sm text-fault' : 'text-sm text-ok'
        }
      >
        {result ? t(result.outcome, { name: result.name }) : ''}
      </p>
    </div>
  )
}
