'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { attachArtworkAction, type AttachOutcome } from '../actions/attach-artwork'
import { FilesField } from '@/features/basket/components/files/files-field'

const noop = () => undefined

/** Artwork that comes after the request: each file is attached as soon as it is here. */
export function LateArtwork({
  serial,
  position,
  options,
  roomLeft,
}: {
  serial: number
  position: number
  /** what it lacks artwork for */
  options: readonly string[]
  roomLeft: number
}) {
  const t = useTranslations('artwork')
  const [told, setTold] = useState<{ outcome: AttachOutcome; name: string } | null>(null)
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
            .then((outcome) => setTold({ outcome, name: file.fileName }))
        }
      />
      <p className="text-xs text-muted">{t('advice')}</p>
      <p
        role="status"
        className={told && told.outcome !== 'attached' ? 'text-sm text-fault' : 'text-sm text-ok'}
      >
        {told ? t(told.outcome, { name: told.name }) : ''}
      </p>
    </div>
  )
}
