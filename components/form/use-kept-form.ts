'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { textEntries } from '@/platform/form-entries'
import { dropKept, isTexts, keep, keptKey, readKept, type KeptEntries } from './kept-entries'
import { useFormPerson } from './person'
import { standAsSent } from './typed-text'
import { useWriteOnLeave } from './use-write-on-leave'

/** How long typing must rest before it is written. */
const REST_MS = 250

/** As `useKeptEntries`, for a form whose fields hold their texts themselves. */
export function useKeptForm({
  form,
  name,
  object,
}: {
  form: RefObject<HTMLFormElement | null>
  name: string
  /** what the form is about */
  object: string
}): {
  /** texts to start the fields with, by name, and when they were typed */
  restored: KeptEntries<Record<string, string>> | null
  /** grows when the fields must be made anew */
  round: number
  /** something was typed */
  typed: () => void
  /** it is saved, or given up */
  drop: () => void
  /** it is saved as it was sent: what was typed since is kept alone */
  saved: (sent: Readonly<Record<string, string>>) => void
  /** gives up what was restored: the fields start as the page has them */
  discard: () => void
} {
  const person = useFormPerson()
  const key = person === null ? null : keptKey(person, name, object)
  const [restored, setRestored] = useState<KeptEntries<Record<string, string>> | null>(null)
  const [round, setRound] = useState(0)
  const read = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (key === null || read.current === key) return
    read.current = key
    const kept = readKept(localStorage, key, isTexts, new Date())
    if (!kept) return
    setRestored(kept)
    setRound((before) => before + 1)
  }, [key])

  useWriteOnLeave(waiting)

  const typed = () => {
    if (key === null || !form.current) return
    // Read now: a form that is being left has no fields any more.
    const entries = textEntries(new FormData(form.current))
    waiting.current = () => {
      waiting.current = null
      keep(localStorage, key, entries, new Date())
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => waiting.current?.(), REST_MS)
  }
  const drop = () => {
    waiting.current = null
    clearTimeout(timer.current)
    if (key !== null) dropKept(localStorage, key)
    setRestored(null)
  }
  return {
    restored,
    round,
    typed,
    drop,
    saved: (sent) => {
      drop()
      if (key === null || !form.current) return
      const now = textEntries(new FormData(form.current))
      const asSent = standAsSent(Object.keys(now), sent, now)
      const since = Object.entries(now).filter(([name]) => !asSent.includes(name))
      if (since.length > 0) keep(localStorage, key, Object.fromEntries(since), new Date())
    },
    discard: () => {
      drop()
      setRound((before) => before + 1)
    },
  }
}
