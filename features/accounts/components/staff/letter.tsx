'use client'

import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { openLetterAction } from '../../actions/open-letter'

/** A letter as it was written, with its secret links masked until somebody opens them, which is recorded. */
export function Letter({
  id,
  html,
  masked,
  opens,
  words,
}: {
  id: string
  html: string
  masked: boolean
  /** whether the reader may see the links */
  opens: boolean
  words: { frame: string; masked: string; open: string; opened: string; failed: string }
}) {
  const [fullHtml, setFullHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [pending, start] = useTransition()
  const open = () =>
    start(async () => {
      const whole = await openLetterAction(id).catch(() => null)
      setFullHtml(whole)
      setFailed(whole === null)
    })
  return (
    <>
      {masked ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-sm text-muted" role="status">
            {fullHtml === null ? words.masked : words.opened}
          </p>
          {fullHtml === null && opens ? (
            <Button
              type="button"
              variant="outline"
              size="sm"
              onClick={open}
              disabled={pending}
              aria-busy={pending}
            >
              {words.open}
            </Button>
          ) : null}
        </div>
      ) : null}
      {failed ? (
        <Alert variant="fault" role="alert">
          {words.failed}
        </Alert>
      ) : null}
      <iframe
        title={words.frame}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={fullHtml ?? html}
        className="h-[40rem] w-full border bg-white"
      />
    </>
  )
}
