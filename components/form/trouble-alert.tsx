'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { fill } from '@/platform/fill'
import type { Cause, Failure } from './attempt'
import { useFormPerson } from './person'
import { useFormTexts } from './texts'

/** A cause, with the number of its attempt: each takes the focus. */
export interface Trouble extends Failure {
  attempt: number
}

/** The trouble of one more attempt. */
export const nextTrouble = (
  before: Trouble | null | undefined,
  failure: Cause | Failure,
): Trouble => ({
  ...(typeof failure === 'string' ? { cause: failure } : failure),
  attempt: (before?.attempt ?? 0) + 1,
})

function subscribeToLine(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** What kept the entries from arriving, that they are safe, and how to go on without leaving the page. */
export function TroubleAlert({
  trouble,
  pending = false,
  stored,
  entries = true,
  onRetry,
}: {
  trouble: Trouble | null
  pending?: boolean
  /** there are entries that could be lost; an action in one press has none */
  entries?: boolean
  /** the form keeps its entries in the browser by itself */
  stored?: boolean
  onRetry: () => void
}) {
  const texts = useFormTexts()
  const person = useFormPerson()
  const isKept = stored ?? person !== null
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
  const { cause, seconds, reference } = trouble
  const shown =
    cause === 'offline' && online
      ? texts.causes.onlineAgain
      : cause === 'outdated' && !(entries && isKept)
        ? texts.causes[entries ? 'outdatedUnkept' : 'outdatedDeed']
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
        <p className="max-w-prose">
          {fill(shown.text, {
            entered: entries ? (isKept ? texts.enteredAndKept : texts.entered) : '',
            wait: waitText(seconds, texts.wait),
          })}
        </p>
        {reference ? <p>{fill(texts.reference, { reference })}</p> : null}
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

/** How long to wait, in the words of a sentence. */
function waitText(
  seconds: number | undefined,
  texts: Record<'moment' | 'second' | 'seconds' | 'minute' | 'minutes', string>,
): string {
  if (seconds === undefined) return texts.moment
  if (seconds < 100) return fill(seconds === 1 ? texts.second : texts.seconds, { count: seconds })
  const count = Math.ceil(seconds / 60)
  return fill(count === 1 ? texts.minute : texts.minutes, { count })
}

/** Reloads the page. The entries are kept, so there is no question about leaving them behind. */
function openAnew(): void {
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), {
    capture: true,
    once: true,
  })
  location.reload()
}
