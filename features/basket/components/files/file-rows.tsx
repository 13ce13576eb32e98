'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { UploadedFile } from '../../stores/request-list'
import { formatDecimal } from '@/platform/money'
import { passes } from './upload'
import type { PendingUpload } from './use-uploads'

/** A file the server has taken. */
export function ReadyFile({
  file,
  problem,
  onRemove,
}: {
  file: UploadedFile
  problem: string | undefined
  onRemove: () => void
}) {
  const t = useTranslations('request.files')
  const size = useFileSize()
  return (
    <li className="grid gap-1 border-b py-1 text-sm">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 break-words">
          {file.fileName}{' '}
          <span className="text-xs text-muted-foreground">
            {t('ready', { size: size(file.sizeBytes) })}
          </span>
        </span>
        <Button
          variant="ghost"
          size="sm"
          onClick={onRemove}
          aria-label={t('removeNamed', { name: file.fileName })}
        >
          {t('remove')}
        </Button>
      </span>
      {problem ? <span className="text-fault">{problem}</span> : null}
    </li>
  )
}

/** A file being uploaded, or one that was refused: why, and what can be done. */
export function PendingFile({
  pending,
  onCancel,
  onRetry,
}: {
  pending: PendingUpload
  onCancel: () => void
  onRetry: () => void
}) {
  const t = useTranslations('request.files')
  const size = useFileSize()
  const { file, fault, share } = pending
  const percent = Math.floor(share * 100)
  const mayRetry = fault !== null && passes(fault)
  return (
    <li className="grid gap-1 border-b py-1 text-sm">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 break-words">{file.name}</span>
        <span className="flex shrink-0 gap-1">
          {mayRetry ? (
            <Button
              variant="outline"
              size="sm"
              onClick={onRetry}
              aria-label={t('retryNamed', { name: file.name })}
            >
              {t('retry')}
            </Button>
          ) : null}
          <Button
            variant="ghost"
            size="sm"
            onClick={onCancel}
            aria-label={t(fault ? 'removeNamed' : 'cancelNamed', { name: file.name })}
          >
            {t(fault ? 'remove' : 'cancel')}
          </Button>
        </span>
      </span>
      {fault && fault !== 'cancelled' ? (
        <p role="alert" className="text-fault">
          {fault === 'tooFast' ? t('tooFast') : t(fault, { name: file.name })}
        </p>
      ) : (
        <span className="grid gap-1 text-xs text-muted-foreground">
          <Progress
            max={100}
            value={percent}
            aria-label={t('progressNamed', { name: file.name })}
          />
          {percent < 100 ? t('uploading', { percent, size: size(file.size) }) : t('checking')}
        </span>
      )}
    </li>
  )
}

/** Writes a size in MB with one decimal, or in kB below 0.1 MB. */
function useFileSize(): (bytes: number) => string {
  const t = useTranslations('request.files')
  const locale = useLocale()
  return (bytes) =>
    bytes < 100_000
      ? t('sizeSmall', { kilobytes: Math.max(1, Math.round(bytes / 1000)) })
      : t('size', { megabytes: formatDecimal((bytes / 1_000_000).toFixed(1), locale) })
}
