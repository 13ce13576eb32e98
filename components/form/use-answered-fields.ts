'use client'

import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { textEntries } from '@/platform/form-entries'
import { standAsSent } from './typed-text'

/**
 * Decides which fields of a form are reset when an answer comes: those that are as they were sent.
 * What was typed while the answer was on its way stays.
 * @param answer another object for each
 * @param renews whether the answer, or the page with it, has other texts than were sent
 */
export function useAnsweredFields({
  form,
  names,
  answer,
  renews,
}: {
  form: RefObject<HTMLFormElement | null>
  names: readonly string[]
  answer: unknown
  renews: boolean
}): {
  /** number of resets, by field */
  rounds: Readonly<Record<string, number>>
  /** what is sent now */
  sends: (entries: Readonly<Record<string, string>>) => void
} {
  const [state, setState] = useState<{ of: unknown; rounds: Record<string, number> }>({
    of: answer,
    rounds: {},
  })
  const sentTexts = useRef<Readonly<Record<string, string>> | null>(null)
  /** the field that has the focus keeps it */
  const focused = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (state.of === answer || !form.current) return
    const now = textEntries(new FormData(form.current))
    // React resets a form that was sent before hydration, whatever its answer.
    const anew =
      renews || sentTexts.current === null ? standAsSent(names, sentTexts.current, now) : []
    sentTexts.current = null
    const active = document.activeElement
    focused.current = active && form.current.contains(active) ? active.id : null
    setState(({ rounds }) => ({
      of: answer,
      rounds: {
        ...rounds,
        ...Object.fromEntries(anew.map((name) => [name, (rounds[name] ?? 0) + 1])),
      },
    }))
  }, [state.of, answer, renews, names, form])
  useLayoutEffect(() => {
    const id = focused.current
    focused.current = null
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus()
  }, [state])
  return {
    rounds: state.rounds,
    sends: (entries) => {
      sentTexts.current = entries
    },
  }
}
