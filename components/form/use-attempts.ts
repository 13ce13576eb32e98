'use client'

import { useState, useTransition } from 'react'
import { attempt, type Cause, type Failure } from './attempt'
import { nextTrouble, type Trouble } from './trouble-alert'

/**
 * Sends a form's entries by a server action, and again where it failed on the way. The action's
 * answer is passed on; what kept it from answering is shown as a named cause.
 */
export function useAttempts(): {
  trouble: Trouble | null
  pending: boolean
  /** @param answered receives the answer, and may name a cause of its own, such as an ended session */
  send: <T>(call: () => Promise<T>, answered: (answer: T) => Cause | Failure | void) => void
  clear: () => void
} {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [pending, startSending] = useTransition()
  return {
    trouble,
    pending,
    send: (call, answered) =>
      startSending(async () => {
        const result = await attempt(call)
        startSending(() => {
          const failure = 'cause' in result ? result : answered(result.answer)
          setTrouble((before) => (failure ? nextTrouble(before, failure) : null))
        })
      }),
    clear: () => setTrouble(null),
  }
}
