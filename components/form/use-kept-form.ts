'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { textEntries } from '@/platform/form-entries'
import { dropKept, isTexts, keep, keptKey, readKept, type KeptEntries } from './kept-entries'
import { useFormPerson } from './person'
import { standAsSent } from './typed-text'
import { useWriteOnLeave } from './use-write-on-leave'

/** How long typing pauses before entries are written. */
const REST_MS = 250

/** Like `useKeptEntries`, for a form whose fields hold their texts themselves. */
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
  /** initial texts of the fields, by name, and when they were typed */
  restored: KeptEntries<Record<string, string>> | null
  /** increases when the fields must be recreated */
  round: number
  /** something was typed */
  typed: () => void
  /** the entries are saved, or discarded */
  drop: () => void
  /** the entries are saved as sent: only what was typed since is kept */
  saved: (sent: Readonly<Record<string, string>>) => void
  /** discards restored entries: the fields start with the page's texts */
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
    const keptTexts = readKept(localStorage, key, isTexts, new Date())
    if (!keptTexts) return
    setRestored(keptTexts)
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
    saved: (sentTexts) => {
      drop()
      if (key === null || !form.current) return
      const now = textEntries(new FormData(form.current))
      const asSent = standAsSent(Object.keys(now), sentTexts, now)
      const since = Object.entries(now).filter(([name]) => !asSent.includes(name))
      if (since.length > 0) keep(localStorage, key, Object.fromEntries(since), new Date())
    },
    discard: () => {
      drop()
      setRound((before) => before + 1)
    },
  }
}
