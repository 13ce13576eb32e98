'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { sendBody } from '@/components/desk/send-body'
import { failureOf, isOfEntries } from '@/components/form/attempt'
import { nextTrouble, TroubleAlert, type Trouble } from '@/components/form/trouble-alert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Progress } from '@/components/ui/progress'
import { errorsByField } from '@/platform/api/field-errors'
import type { FieldProblem } from '@/platform/api/problem'

type Sending = { percent: number } | null
interface Answer {
  id?: string
  detail?: string
  errors?: FieldProblem[]
}

/** Uploads a file of products and goes to the page of its import. The file stays chosen when it is refused. */
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
  const fileInput = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending>(null)
  const [error, setError] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function send(): Promise<void> {
    // Read on sending: a file may be chosen before the page has come alive.
    const file = fileInput.current?.files?.[0]
    setFailure(null)
    if (!file) return setError(t('noFile'))
    setError(null)
    setSending({ percent: 0 })
    const response = await sendBody(
      `/api/staff/product-import?${new URLSearchParams({ name: file.name })}`,
      file,
      { sent: (share) => setSending({ percent: Math.floor(share * 100) }) },
    )
    const answer = answerOf(response.text)
    if (answer.id) return location.assign(`${page}/${answer.id}`)
    setSending(null)
    const isAnswer = isOfEntries(response.status)
    const { file: reasons } = errorsByField(answer.errors)
    if (isAnswer && reasons) setError(reasons.join(' '))
    else if (isAnswer && answer.detail) setFailure(answer.detail)
    else return setTrouble((before) => nextTrouble(before, failureOf(response)))
    setTrouble(null)
  }

  const step =
    sending && sending.percent < 100 ? t('sending', { percent: sending.percent }) : t('checking')
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4 rounded-md border bg-white p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TroubleAlert
        trouble={trouble}
        pending={sending !== null}
        stored={false}
        onRetry={() => void send()}
      />
      {failure ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
          {failure}
        </p>
      ) : null}
      <div className="grid gap-1">
        <Label htmlFor="products-file">{t('file')}</Label>
        <Input
          ref={fileInput}
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
        <div className="grid gap-1 text-sm">
          <p>{step}</p>
          <Progress aria-label={step} max={100} value={sending.percent} />
        </div>
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

/** What a load balancer answers while the site is down isn't JSON. */
function answerOf(text: string): Answer {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return {}
  }
}
