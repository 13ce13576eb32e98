'use client'

import { useEffect, useRef, useState } from 'react'
import { newId, type UploadedFile } from '../../stores/request-list'
import { faultOf, uploadFile, type Upload, type UploadFault } from './upload'

export interface PendingUpload {
  id: string
  file: File
  /** 0 to 1; at 1 the server is still checking the content */
  share: number
  fault: UploadFault | null
}

/**
 * Uploads files one by one, in the order chosen, so that a slow line carries one at a time and each
 * shows its true progress.
 * @param onDone called for each file that the server accepted
 * @param onBusy called when uploads begin and when the last one ends
 */
export function useUploads(onDone: (file: UploadedFile) => void, onBusy: (busy: boolean) => void) {
  const [pending, setPending] = useState<readonly PendingUpload[]>([])
  const running = useRef<{ id: string; upload: Upload } | null>(null)
  /** uploads already started: the list may render once more before a finished one leaves it */
  const started = useRef(new Set<string>())
  const tell = useRef({ onDone, onBusy })
  useEffect(() => {
    tell.current = { onDone, onBusy }
  })
  useEffect(
    () => () => {
      running.current?.upload.cancel()
      tell.current.onBusy(false)
    },
    [],
  )

  const change = (id: string, to: Partial<PendingUpload>) =>
    setPending((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const drop = (id: string) => setPending((all) => all.filter((one) => one.id !== id))
  const next = pending.find((one) => one.fault === null)

  useEffect(() => {
    if (!next || started.current.has(next.id)) return
    started.current.add(next.id)
    const upload = uploadFile(next.file, (share) => change(next.id, { share }))
    running.current = { id: next.id, upload }
    void upload.done.then((answer) => {
      running.current = null
      if ('file' in answer) tell.current.onDone(answer.file)
      if ('file' in answer || answer.fault === 'cancelled') drop(next.id)
      else change(next.id, { fault: answer.fault })
    })
  }, [next])

  const busy = next !== undefined
  useEffect(() => tell.current.onBusy(busy), [busy])

  return {
    pending,
    add: (files: readonly File[]) =>
      setPending((all) => [
        ...all,
        ...files.map((file) => ({ id: newId(), file, share: 0, fault: faultOf(file) })),
      ]),
    retry: (id: string) => change(id, { id: newId(), fault: null, share: 0 }),
    cancel: (id: string) =>
      running.current?.id === id ? running.current.upload.cancel() : drop(id),
  }
}
