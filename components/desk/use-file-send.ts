import { useRef, useState, type RefObject } from 'react'

interface Sent<Run> {
  /** what the file would do, as last answered */
  run: Run | null
  /** by field */
  errors: Record<string, string[]>
  failure: string | null
  busy: boolean
}

/**
 * A file that is sent as it is: first to hear what it would do, then to have it done. Entries stay whatever comes of it.
 * @param address of the route; `draft=1` is added when it is to be done
 * @param done with the answer of a file that was taken
 */
export function useFileSend<Run, Taken>({
  address,
  texts,
  done,
}: {
  address: (more: Record<string, string>) => string
  texts: { noFile: string; failed: string }
  done: (answer: Taken) => void
}): Sent<Run> & {
  chosen: RefObject<HTMLInputElement | null>
  send: (draft: boolean) => Promise<void>
  forget: () => void
} {
  // Read when it is sent: a file may be chosen before the page has come alive.
  const chosen = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<Sent<Run>>({ run: null, errors: {}, failure: null, busy: false })
  const forget = () => setSent({ run: null, errors: {}, failure: null, busy: false })
  async function send(draft: boolean): Promise<void> {
    const file = chosen.current?.files?.[0]
    if (!file)
      return setSent({ run: null, errors: { file: [texts.noFile] }, failure: null, busy: false })
    setSent((before) => ({ ...before, busy: true }))
    try {
      const response = await fetch(address(draft ? { draft: '1' } : {}), {
        method: 'POST',
        body: file,
      })
      const answer = (await response.json()) as Run &
        Taken & { errors?: Record<string, string[]>; detail?: string }
      if (response.ok && draft) done(answer)
      else if (response.ok) setSent({ run: answer, errors: {}, failure: null, busy: false })
      else
        setSent((before) => ({
          run: draft ? before.run : null,
          errors: response.status === 422 ? (answer.errors ?? {}) : {},
          failure: answer.errors ? null : (answer.detail ?? texts.failed),
          busy: false,
        }))
    } catch {
      setSent((before) => ({ ...before, failure: texts.failed, busy: false }))
    }
  }
  return { ...sent, chosen, send, forget }
}
