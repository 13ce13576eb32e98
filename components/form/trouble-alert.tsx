'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { fill } from '@/platform/fill'
import type { Cause } from './attempt'
import { useFormPerson } from './person'
import { useFormTexts } from './texts'

/** A cause, and of which attempt: each takes the focus. */
export interface Trouble {
  cause: Cause
  attempt: number
}

function subscribeToLine(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** What kept the entries from arriving, that they are safe, and the way on without leaving the page. */
export function TroubleAlert({
  trouble,
  pending = false,
  onRetry,
}: {
  trouble: Trouble | null
  pending?: boolean
  onRetry: () => void
}) {
  const texts = useFormTexts()
  const kept = useFormPerson() !== null
  const online = useSyncExternalStore(
    subscribeToLine,
    () => navigator.onLine,
    () => true,
  )
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (trouble) box.current?.focus()
  }, [trouble])
  if (!trouble) return null
  const { cause } = trouble
  const shown =
    cause === 'offline' && online
      ? texts.causes.onlineAgain
      : cause === 'outdated' && !kept
        ? texts.causes.outdatedUnkept
        : texts.causes[cause]
  return (
    <Alert
      ref={box}
      role="alert"
      tabIndex={-1}
      variant={cause === 'offline' && online ? 'info' : 'fault'}
      className="col-span-full grid gap-3"
      data-cause={cause}
    >
      <div className="grid gap-1">
        <AlertTitle>{shown.title}</AlertTitle>
        <p className="max-w-prose">{fill(shown.text, { kept: kept ? texts.kept : '' })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {cause === 'outdated' ? (
          <Button variant="outline" onClick={openAnew}>
            {texts.reload}
          </Button>
        ) : (
          <Button variant="outline" onClick={onRetry} disabled={pending} aria-busy={pending}>
            {pending ? texts.retrying : texts.retry}
          </Button>
        )}
        {cause === 'signed_out' ? (
          <a
            href="/sign-in"
            target="_blank"
            rel="noopener"
            className={buttonVariants({ variant: 'outline' })}
          >
            {texts.signIn}
          </a>
        ) : null}
      </div>
    </Alert>
  )
}

/** Loads the page anew. The entries are kept, so nothing asks whether to leave them behind. */
function openAnew(): void {
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), {
    capture: true,
    once: true,
  })
  location.reload()
}
