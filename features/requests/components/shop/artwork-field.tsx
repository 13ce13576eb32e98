'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import type { ArtworkState } from '../../rules/artwork'
import {
  attachFile,
  detachFile,
  filesOf,
  updateLine,
  type BulkLine,
  type UploadedFile,
} from '@/features/basket/stores/request-list'
import { FilesField } from '@/features/basket/components/files/files-field'
import { lineControlId } from './payload'

/**
 * The artwork that a catalog line's options need: attached here, shared with another line of the design, or
 * announced for later.
 */
export function ArtworkField({
  line,
  artwork,
  fromSku,
  roomLeft,
  fileProblem,
  onBusy,
}: {
  line: BulkLine
  artwork: ArtworkState
  /** SKU of the line whose file serves this one too */
  fromSku: string
  /** how many more files the whole request takes */
  roomLeft: number
  fileProblem: (file: UploadedFile) => string | undefined
  onBusy: (busy: boolean) => void
}) {
  const t = useTranslations('artwork')
  const files = filesOf(line)
  const laterId = lineControlId(line.id, 'artwork-later')
  if (artwork.needs.length === 0 && files.length === 0) return null
  return (
    <div
      className="col-span-full grid gap-2 rounded-md bg-ground p-3 md:col-span-4 md:col-start-2"
      data-testid="artwork"
    >
      <FilesField
        id={lineControlId(line.id, 'files')}
        label={
          artwork.needs.length > 0
            ? t('for', { options: artwork.needs.join(', ') })
            : t('notNeeded')
        }
        optional={false}
        files={files}
        roomLeft={roomLeft}
        problemOf={fileProblem}
        onBusy={onBusy}
        onAdd={(file) => attachFile(line.id, file)}
        onRemove={(file) => detachFile(line.id, file.id)}
      />
      {artwork.needs.length > 0 ? (
        <p className="text-xs text-muted-foreground">{t('advice')}</p>
      ) : null}
      {artwork.from === null ? null : <p className="text-sm">{t('from', { sku: fromSku })}</p>}
      {artwork.lacks.length > 0 ? (
        <>
          <p className="text-sm text-caution" role="status">
            {t(line.artworkLater ? 'missingLater' : 'missing', {
              options: artwork.lacks.join(', '),
            })}
          </p>
          <Label htmlFor={laterId} className="flex min-h-11 items-center gap-2 font-normal">
            <Checkbox
              id={laterId}
              checked={line.artworkLater === true}
              onCheckedChange={(artworkLater) => updateLine(line.id, { artworkLater })}
            />
            {t('later')}
          </Label>
        </>
      ) : null}
    </div>
  )
}
