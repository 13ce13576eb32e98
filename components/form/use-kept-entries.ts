'use client'

import { useEffect, useRef, useState } from 'react'
import { dropKept, isLike, keep, keptKey, readKept } from './kept-entries'
import { useFormPerson } from './person'
import { useWriteOnLeave } from './use-write-on-leave'

/** How long typing pauses before entries are written. */
const REST_MS = 250

/**
 * Keeps a form's entries in the browser while they aren't saved, and restores them when the form is
 * opened again: after a crash, a reload, a deploy.
 * @param object what the form is about, such as a quote and its revision
 * @param value what to keep: entries, and what they were made from
 * @param unsaved whether there is anything to keep; otherwise kept entries are removed
 * @param restore puts kept entries into the form
 */
export function useKeptEntries<T>({
  form,
  object,
  value,
  unsaved,
  restore,
}: {
  form: string
  object: string
  value: T
  unsaved: boolean
  restore: (value: T) => void
}): {
  /** ISO instant of the restored entries, until {@link forget} */
  restoredAt: string | null
  forget: () => void
} {
  const person = useFormPerson()
  const key = person === null ? null : keptKey(person, form, object)
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const read = useRef<string | null>(null)
  const waiting = useRef<(() => void) | null>(null)

  useEffect(() => {
    // A page that was left and shown again still has its entries.
    if (key === null || read.current === key) return
    read.current = key
    const entries = readKept(
      localStorage,
      key,
      (stored): stored is T => isLike(value, stored),
      new Date(),
    )
    if (!entries) return
    restore(entries.value)
    setRestoredAt(entries.at)
  }, [key, value, restore])

  const text = unsaved ? JSON.stringify(value) : null
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (key === null || text === before.current) return
    before.current = text
    if (text === null) {
      waiting.current = null
      dropKept(localStorage, key)
      return
    }
    waiting.current = () => {
      waiting.current = null
      keep(localStorage, key, JSON.parse(text), new Date())
    }
    const timer = setTimeout(() => waiting.current?.(), REST_MS)
    return () => clearTimeout(timer)
  }, [key, text])

  useWriteOnLeave(waiting)

  return { restoredAt: unsaved ? restoredAt : null, forget: () => setRestoredAt(null) }
}
