'use client'

import { useActionState, useRef, useState, type RefObject, type SubmitEvent } from 'react'
import { isCause, type RefusedCause } from './attempt'
import { nextTrouble, type Trouble } from './trouble-alert'
import { useAttempts } from './use-attempts'

/** The cause of a refusal that isn't about the entries, where the answer's `reason` is such a cause. */
function causeIn(answer: unknown): RefusedCause | undefined {
  const reason =
    typeof answer === 'object' && answer !== null && 'reason' in answer ? answer.reason : undefined
  return typeof reason === 'string' && isCause(reason) ? reason : undefined
}

/**
 * A short form of one server action: entries stay in their fields whatever happens, what kept them
 * from arriving is named, and the form is sent again in place. Before hydration the browser sends
 * it by itself, like any form.
 */
export function useSentForm<State>(
  action: (state: Awaited<State>, form: FormData) => Promise<Awaited<State>>,
  start: Awaited<State>,
): {
  state: Awaited<State>
  trouble: Trouble | null
  pending: boolean
  retry: () => void
  /** for the form element */
  sent: {
    ref: RefObject<HTMLFormElement | null>
    action: (form: FormData) => void
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  }
} {
  const [posted, post] = useActionState<State, FormData>(action, start)
  const [answer, setAnswer] = useState<{ state: Awaited<State> } | null>(null)
  const form = useRef<HTMLFormElement>(null)
  /** the pressed button: its value is sent too, also when the form is sent again */
  const pressed = useRef<HTMLElement>(null)
  const { trouble, pending, send } = useAttempts()
  const state = answer?.state ?? posted
  const refused = answer ? undefined : causeIn(posted)
  return {
    state,
    trouble: trouble ?? (refused ? nextTrouble(null, refused) : null),
    pending,
    retry: () => form.current?.requestSubmit(pressed.current),
    sent: {
      ref: form,
      action: post,
      onSubmit: (event) => {
        event.preventDefault()
        if (pending) return
        pressed.current = event.nativeEvent.submitter
        const entries = new FormData(event.currentTarget, pressed.current)
        send(
          () => action(state, entries),
          (next) => {
            setAnswer({ state: next })
            return causeIn(next)
          },
        )
      },
    },
  }
}
