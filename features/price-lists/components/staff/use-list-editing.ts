'use client'

import { useState } from 'react'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { mergeLists, type ListEntries } from '../../rules/list-entries'
import { causeOf, type ListAction, type ListConflict, type ListResult } from './results'

/** What is typed, and what it was made from: all that a retry, a reload or a merge needs. */
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

/** The entries of a list's draft: kept until they are saved, put together with what is saved meanwhile. */
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
  /** of the draft, as the page was read last */
  edit: number
  start: ListEntries
  save: ListAction
}) {
  const [editing, setEditing] = useState<Editing>({ edit, base: start, entries: start })
  const [seen, setSeen] = useState(edit)
  /** the list that a new one has become */
  const [made, setMade] = useState(serial)
  const [result, setResult] = useState<ListResult>({})
  const [conflict, setConflict] = useState<Collided | null>(null)
  const attempts = useAttempts()
  const { base, entries } = editing
  const dirty = JSON.stringify(entries) !== JSON.stringify(base)

  // The page was read anew. With something typed, what a colleague saved is told by the next save.
  if (seen !== edit) {
    setSeen(edit)
    if (edit > editing.edit && !dirty) setEditing({ edit, base: start, entries: start })
  }
  const kept = useKeptEntries({
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
        if (answer.serial !== undefined) setMade(answer.serial)
        if (!answer.done) return
        // What was typed meanwhile is for the next save.
        setEditing((before) => ({ ...before, edit: answer.edit ?? before.edit, base: entries }))
        setConflict(null)
        kept.forget()
      },
    )
  const startAnew = () => {
    kept.forget()
    setEditing({ edit, base: start, entries: start })
    setConflict(null)
    setResult({})
    attempts.clear()
  }
  return {
    entries,
    dirty,
    made,
    /** names the edit that was typed over */
    edit: editing.edit,
    result,
    conflict,
    attempts,
    restoredAt: kept.restoredAt,
    change: (next: Partial<ListEntries>) =>
      setEditing((before) => ({ ...before, entries: { ...before.entries, ...next } })),
    send,
    discard: startAnew,
    /** of a page that was left for the new list's own */
    leave: () => {
      setMade(serial)
      startAnew()
    },
  }
}
