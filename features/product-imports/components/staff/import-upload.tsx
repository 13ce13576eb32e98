'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { ProgressBar } from '@/features/catalog/components/staff/progress-bar'

type Sending = { percent: number } | null
interface Answer {
  id?: string
  detail?: string
  errors?: Record<string, string[]>
}

/** Sends a file of products and goes to the page of its import. The file stays chosen when it is refused. */
export function ImportUpload({
  megabytes,
  rows,
  page,
}: {
  megabytes: number
  rows: number
  page: string
}) {
  const t = useTranslations('imports')
  const chosen = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending>(null)
  const [error, setError] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function send(): Promise<void> {
    // Read when it is sent: a file may be chosen before the page has come alive.
    const file = chosen.current?.files?.[0]
    setFailure(null)
    if (!file) return setError(t('noFile'))
    setError(null)
    setSending({ percent: 0 })
    const answer = await sendFile(file, (percent) => setSending({ percent }))
    if (answer?.id) return location.assign(`${page}/${answer.id}`)
    setSending(null)
    if (answer?.errors?.file) setError(answer.errors.file.join(' '))
    else setFailure(answer ? (answer.detail ?? t('failed')) : t('offline'))
  }

  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4 rounded-md border bg-white p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {failure ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
          {failure}
        </p>
      ) : null}
      <div className="grid gap-1">
        <label htmlFor="products-file" className="text-sm font-medium">
          {t('file')}
        </label>
        <Input
          ref={chosen}
          id="products-file"
          type="file"
          className="py-2"
          accept=".csv,.txt,.tsv,.xlsx"
          aria-invalid={Boolean(error)}
          aria-describedby="products-file-said"
          onChange={() => setError(null)}
        />
        {error ? (
          <p id="products-file-said" role="alert" className="text-xs text-fault">
            {error}
          </p>
        ) : (
          <p id="products-file-said" className="text-xs text-muted">
            {t('fileHint', { megabytes, rows })}
          </p>
        )}
      </div>
      {sending ? (
        <ProgressBar
          label={sending.percent < 100 ? t('sending', { percent: sending.percent }) : t('checking')}
          permille={sending.percent * 10}
        />
      ) : null}
      <Button
        type="submit"
        disabled={sending !== null}
        aria-busy={sending !== null}
        className="justify-self-start"
      >
        {t('send')}
      </Button>
    </form>
  )
}

/** Only XMLHttpRequest says how much of an upload has gone. @returns null when nothing came back */
function sendFile(file: File, onPercent: (percent: number) => void): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/staff/product-import?${new URLSearchParams({ name: file.name })}`)
    request.upload.onprogress = ({ loaded, total }) =>
      onPercent(Math.floor((loaded / Math.max(1, total)) * 100))
    request.onerror = () => resolve(null)
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as Answer)
      } catch {
        resolve({})
      }
    }
    request.send(file)
  })
}
