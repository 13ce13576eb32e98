'use client'

import { Camera, Paperclip } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ChangeEvent } from 'react'
import { Button } from '@/components/ui/button'
import type { UploadedFile } from '../../stores/request-list'
import { PendingFile, ReadyFile } from './file-rows'
import { ACCEPTED } from './upload'
import { useUploads } from './use-uploads'

/**
 * Files of one line: chosen or photographed, uploaded at once, each with its progress and a way to
 * cancel.
 */
export function FilesField({
  id,
  label,
  hint,
  optional = true,
  files,
  roomLeft,
  problemOf,
  onAdd,
  onBusy,
  onRemove,
}: {
  id: string
  label: string
  /** what may be sent, where it differs from what a request takes */
  hint?: string
  /** shown beside the label */
  optional?: boolean
  files: readonly UploadedFile[]
  /** how many more files the whole request takes */
  roomLeft: number
  /** what the server said about a file on submission */
  problemOf: (file: UploadedFile) => string | undefined
  onAdd: (file: UploadedFile) => void
  /** called when uploads begin and when the last one ends */
  onBusy: (busy: boolean) => void
  onRemove: (file: UploadedFile) => void
}) {
  const t = useTranslations('request')
  const choose = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const uploads = useUploads(onAdd, onBusy)

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const selection = [...(event.target.files ?? [])]
    const room = Math.max(0, roomLeft - uploads.pending.length)
    setLeftOut(selection.slice(room).map((file) => file.name))
    uploads.add(selection.slice(0, room))
    // Lets the same file be chosen again after it was removed.
    event.target.value = ''
  }

  return (
    <div className="grid gap-2" role="group" aria-labelledby={`${id}-label`}>
      <p id={`${id}-label`} className="text-sm font-medium">
        {label}
        {optional ? (
          <span className="ms-2 font-normal text-muted-foreground">{t('optional')}</span>
        ) : null}
      </p>
      <input
        ref={choose}
        hidden
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={take}
        data-upload="choose"
      />
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={take}
        data-upload="camera"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          id={id}
          variant="outline"
          onClick={() => choose.current?.click()}
          aria-describedby={`${id}-hint`}
        >
          <Paperclip aria-hidden /> {t('files.choose')}
        </Button>
        <Button variant="outline" className="md:hidden" onClick={() => camera.current?.click()}>
          <Camera aria-hidden /> {t('files.camera')}
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-xs text-muted-foreground">
        {hint ?? t('files.hint')}
      </p>
      <ul className="grid empty:hidden">
        {files.map((file) => (
          <ReadyFile
            key={file.id}
            file={file}
            problem={problemOf(file)}
            onRemove={() => onRemove(file)}
          />
        ))}
        {uploads.pending.map((pending) => (
          <PendingFile
            key={pending.id}
            pending={pending}
            onCancel={() => uploads.cancel(pending.id)}
            onRetry={() => uploads.retry(pending.id)}
          />
        ))}
      </ul>
      <div role="status" className="grid gap-1 text-sm text-fault empty:hidden">
        {leftOut.map((name) => (
          <p key={name}>{t('files.tooMany', { name })}</p>
        ))}
      </div>
    </div>
  )
}
