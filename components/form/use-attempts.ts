'use client'

import { useState, useTransition } from 'react'
import { attempt, type Cause } from './attempt'
import type { Trouble } from './trouble-alert'

/**
 * Sends a form's entries by a server action, again where it failed on the way. What the action
 * answers is handed on; what kept it from answering is told as a named cause.
 */
export function useAttempts(): {
  trouble: Trouble | null
  pending: boolean
  /** @param answered takes the answer, and may name a cause of its own, such as an ended session */
  send: <T>(call: () => Promise<T>, answered: (answer: T) => Cause | void) => void
  clear: () => void
} {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [pending, startSending] = useTransition()
  const fail = (cause: Cause) =>
    setTrouble((before) => ({ cause, attempt: (before?.attempt ?? 0) + 1 }))
  return {
    trouble,
    pending,
    send: (call, answered) =>
      startSending(async () => {
        const result = await attempt(call)
        startSending(() => {
          const cause = 'cause' in result ? result.cause : answered(result.answer)
          if (cause) fail(cause)
          else setTrouble(null)
        })
      }),
    clear: () => setTrouble(null),
  }
}
