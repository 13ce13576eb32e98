'use client'

import { useLocale } from 'next-intl'
import { useRef, useState } from 'react'
import { attempt, type Failure } from '@/components/form/attempt'
import type { Trouble } from '@/components/form/trouble-alert'
import { clear, type ListLine } from '@/features/basket/stores/request-list'
import { submitRequestAction } from '../../actions/submit-request'
import type { RequestProblem } from '../../rules/request-problems'
import type { SubmitOutcome } from '../../rules/submit-outcome'
import { useRouter } from '@/i18n/navigation'
import { finishDraft, renewSubmissionKey, submissionKey, type FormDraft } from './form-draft'
import { gaps, toPayload } from './payload'
import { pin, type PinnedProblem } from './pinned-problems'
import type { Pricing } from './use-priced-lines'

export type SubmitState =
  | { state: 'idle' | 'sending' }
  | { state: 'invalid'; problems: readonly PinnedProblem[] }
  /** it failed, and not because of the entries */
  | { state: 'trouble'; trouble: Trouble }
  | Extract<SubmitOutcome, { state: 'sent' | 'changed' }>

/**
 * Sends the request, once: a second click while it is being sent does nothing, and every repetition carries the same
 * key.
 */
export function useSubmit(
  lines: readonly ListLine[],
  form: FormDraft,
  pricing: Pricing,
  uploadingLines: () => ReadonlySet<string>,
) {
  const router = useRouter()
  const locale = useLocale()
  const sending = useRef(false)
  const [result, setResult] = useState<SubmitState>({ state: 'idle' })
  /** grows with each failed attempt, so that the summary takes focus each time */
  const [attempts, setAttempts] = useState(0)

  const fail = (failed: SubmitState) => {
    setResult(failed)
    setAttempts((n) => n + 1)
  }

  const inTrouble = (failure: Failure) =>
    fail({ state: 'trouble', trouble: { ...failure, attempt: attempts + 1 } })

  const failOn = (problems: readonly RequestProblem[]) =>
    fail({ state: 'invalid', problems: problems.map((one) => pin(one, lines, form)) })

  async function submit(): Promise<void> {
    if (sending.current) return
    const problems = [
      ...gaps(lines, form, pricing.state === 'ready' ? pricing.byLine : new Map()),
      ...stillUploading(lines, uploadingLines()),
    ]
    if (problems.length > 0) return failOn(problems)
    sending.current = true
    setResult({ state: 'sending' })
    const payload = toPayload(lines, form, submissionKey())
    const outcome = await attempt(() => submitRequestAction(payload, locale))
    sending.current = false
    if ('cause' in outcome) return inTrouble(outcome)
    const { answer } = outcome
    if (answer.state === 'sent') finish(answer.number)
    else if (answer.state === 'invalid') failOn(answer.problems)
    else if (answer.state === 'changed') fail(answer)
    else {
      const { state: cause, ...said } = answer
      inTrouble({ cause, ...said })
    }
  }

  function finish(number: string): void {
    setResult({ state: 'sent', number })
    clear()
    finishDraft()
    router.push(`/request/sent?n=${number}`)
  }

  return {
    result,
    attempts,
    submit,
    /** keeps the request that arrived first */
    keepEarlier: finish,
    /** sends the current page as a request of its own */
    sendAsNew: () => {
      renewSubmissionKey()
      return submit()
    },
  }
}

function stillUploading(
  lines: readonly ListLine[],
  uploading: ReadonlySet<string>,
): RequestProblem[] {
  return lines.flatMap((line, i) =>
    uploading.has(line.id)
      ? [{ path: `lines.${i}.files`, code: 'uploading' as const, values: {}, nearest: [] }]
      : [],
  )
}
