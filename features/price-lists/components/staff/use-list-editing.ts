'use client'

import { useState } from 'react'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { mergeLists, type ListEntries } from '../../rules/list-entries'
import { causeOf, type ListAction, type ListConflict, type ListResult } from './results'

/** What is typed and what it is based on: all that a retry, a reload or a merge needs. */
interface Editing {
  edit: number
  base: ListEntries
  entries: ListEntries
}

/** What somebody saved meanwhile, beside what was to be saved. */
interface Collided {
  saved: SavedMeanwhile
  mine: ListEntries
  theirs: ListEntries
  /** ids of entries */
  taken: string[]
  conflicts: string[]
}

/**
 * The entries of a list's draft: stored in the browser until they are saved, and merged with what is saved
 * meanwhile.
 */
export function useListEditing({
  serial,
  number,
  edit,
  start,
  save,
}: {
  /** null for a new list */
  serial: number | null
  number: number
  /** edit of the draft when the page was last read */
  edit: number
  start: ListEntries
  save: ListAction
}) {
  const [editing, setEditing] = useState<Editing>({ edit, base: start, entries: start })
  const [seen, setSeen] = useState(edit)
  /** the serial of a list that was new */
  const [createdSerial, setCreatedSerial] = useState(serial)
  const [result, setResult] = useState<ListResult>({})
  const [conflict, setConflict] = useState<Collided | null>(null)
  const attempts = useAttempts()
  const { base, entries } = editing
  const dirty = JSON.stringify(entries) !== JSON.stringify(base)

  // The page was read again. If something is typed, the next save reports what a colleague saved.
  if (seen !== edit) {
    setSeen(edit)
    if (edit > editing.edit && !dirty) setEditing({ edit, base: start, entries: start })
  }
  const keptEntries = useKeptEntries({
    form: 'price-list',
    object: serial === null ? 'new' : `${serial}.${number}`,
    value: editing,
    unsaved: dirty,
    restore: setEditing,
  })

  const collided = ({ saved, edit: next, theirs }: ListConflict) => {
    const { taken, conflicts } = mergeLists(base, entries, theirs)
    setConflict({ saved, mine: entries, theirs, taken, conflicts })
    setEditing((before) => ({
      edit: next,
      base: theirs,
      entries: mergeLists(base, before.entries, theirs).entries,
    }))
  }
  const send = (form: FormData) =>
    attempts.send(
      () => save(result, form),
      (answer) => {
        const cause = causeOf(answer)
        if (cause) return cause
        setResult(answer)
        if (answer.conflict) return collided(answer.conflict)
        if (answer.serial !== undefined) setCreatedSerial(answer.serial)
        if (!answer.done) return
        // What was typed meanwhile is for the next save.
        setEditing((before) => ({ ...before, edit: answer.edit ?? before.edit, base: entries }))
        setConflict(null)
        keptEntries.forget()
      },
    )
  const startAnew = () => {
    keptEntries.forget()
    setEditing({ edit, base: start, entries: start })
    setConflict(null)
    setResult({})
    attempts.clear()
  }
  return {
    entries,
    dirty,
    made: createdSerial,
    /** the edit that the entries were typed over */
    edit: editing.edit,
    result,
    conflict,
    attempts,
    restoredAt: keptEntries.restoredAt,
    change: (next: Partial<ListEntries>) =>
      setEditing((before) => ({ ...before, entries: { ...before.entries, ...next } })),
    send,
    discard: startAnew,
    /** leaves this page for the new list's own */
    leave: () => {
      setCreatedSerial(serial)
      startAnew()
    },
  }
}
