import { useRef, useState, type RefObject } from 'react'
import { errorsByField } from '@/platform/api/field-errors'
import type { FieldProblem } from '@/platform/api/problem'
import { causeOf, failureOf, isOfEntries, type Cause, type Failure } from './attempt'
import { nextTrouble, type Trouble } from './trouble-alert'

interface Sent<Run> {
  /** what taking the file would do, as last answered */
  run: Run | null
  /** by field */
  errors: Record<string, string[]>
  failure: string | null
  /** why there was no usable answer */
  trouble: Trouble | null
  busy: boolean
}
/** The part of a refusal that is shown. */
interface Refused {
  errors?: FieldProblem[]
  detail?: string
}
const UNSENT = { run: null, errors: {}, failure: null, trouble: null, busy: false }

/**
 * Sends a file as it is: first to learn what it would do, then to have it done. Entries stay
 * whatever happens.
 * @param address of the route; `draft=1` is added when it is to be done
 * @param done called with the answer about a file that was taken
 */
export function useFileSend<Run, Answer>({
  address,
  texts,
  done,
}: {
  address: (more: Record<string, string>) => string
  texts: { noFile: string }
  done: (answer: Answer) => void
}): Sent<Run> & {
  chosen: RefObject<HTMLInputElement | null>
  /** @param more further parameters of the address */
  send: (draft: boolean, more?: Record<string, string>) => Promise<void>
  forget: () => void
} {
  // Read when it is sent: a file may be chosen before hydration.
  const chosen = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<Sent<Run>>(UNSENT)
  const forget = () => setSent(UNSENT)
  const fail = (failure: Cause | Failure) =>
    setSent((before) => ({
      ...before,
      trouble: nextTrouble(before.trouble, failure),
      failure: null,
      busy: false,
    }))
  async function send(draft: boolean, more: Record<string, string> = {}): Promise<void> {
    const file = chosen.current?.files?.[0]
    if (!file) return setSent({ ...UNSENT, errors: { file: [texts.noFile] } })
    if (!navigator.onLine) return fail('offline')
    setSent((before) => ({ ...before, busy: true }))
    try {
      const response = await fetch(address({ ...more, ...(draft ? { draft: '1' } : {}) }), {
        method: 'POST',
        body: file,
      })
      // A balancer's page while the site is down is no JSON.
      const answer: unknown = await response.json().catch(() => ({}))
      if (response.ok && draft) return done(answer as Answer)
      if (response.ok) return setSent({ ...UNSENT, run: answer as Run })
      const { errors, detail } = answer as Refused
      if (errors || (detail && isOfEntries(response.status)))
        setSent((before) => ({
          ...UNSENT,
          run: draft ? before.run : null,
          errors: errorsByField(errors),
          failure: errors ? null : (detail ?? null),
        }))
      else fail(failureOf(response))
    } catch (error) {
      fail(causeOf(error, navigator.onLine))
    }
  }
  return { ...sent, chosen, send, forget }
}
