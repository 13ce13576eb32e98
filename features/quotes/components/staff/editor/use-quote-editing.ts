'use client'

import { useState } from 'react'
import { isCause } from '@/components/form/attempt'
import { useAttempts } from '@/components/form/use-attempts'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import type { DecimalSign } from '@/platform/amounts'
import { saveDraftAction, type EditorResult } from '../../../actions/edit-quote'
import type { EditedQuote } from '../../../rules/edited-quote'
import { sameEntries, toDraft, toEntered, toEntries, type Entries } from './form-model'
import { mergeEntries } from './merge-entries'

export type EditorFailure = Extract<EditorResult, { ok: false }> & {
  /** some entries can't be read: nothing was sent, and their fields are named by id */
  unread?: true
}

/** The entries, and what they started from: all that a retry, a reload or a merge needs. */
interface Editing {
  version: number
  base: Entries
  entries: Entries
  /** foreign numbers were pasted: ambiguous ones are asked, whatever this person's language */
  foreign: boolean
}

/** What somebody saved meanwhile, beside what was to be saved. */
export interface Conflict {
  saved: SavedMeanwhile
  mine: Entries
  theirs: Entries
  /** ids of entries */
  taken: string[]
  conflicts: string[]
}

/** The entries of a draft: kept until they are saved, merged with saves made meanwhile. */
export function useQuoteEditing({
  serial,
  revision,
  version,
  document,
  sign: own,
  capPercent,
}: {
  serial: number
  revision: number
  /** of the document as the page last read it */
  version: number
  document: EditedQuote
  /** the decimal sign that the person at the desk uses, if known */
  sign: DecimalSign | undefined
  /** the house's default cap */
  capPercent: string
}) {
  const onPage = (): Editing => {
    const saved = toEntries(document.draft, capPercent)
    return { version, base: saved, entries: saved, foreign: false }
  }
  const [editing, setEditing] = useState(onPage)
  const [seenVersion, setSeenVersion] = useState(version)
  const [failure, setFailure] = useState<EditorFailure | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [justSaved, setJustSaved] = useState(false)
  const attempts = useAttempts()
  const { base, entries } = editing
  const sign = editing.foreign ? undefined : own
  const dirty = !sameEntries(entries, base)

  // The page was read again. If something is typed, the next save reports what a colleague saved.
  if (seenVersion !== version) {
    setSeenVersion(version)
    if (version > editing.version && !dirty) setEditing(onPage())
  }
  const keptEntries = useKeptEntries({
    form: 'quote',
    object: `${serial}.${revision}`,
    value: editing,
    unsaved: dirty,
    restore: setEditing,
  })

  const change = (next: Partial<Entries>) => {
    setJustSaved(false)
    setEditing((before) => ({ ...before, entries: { ...before.entries, ...next } }))
  }
  /** The same, from the entries at that moment: a file arrives while others are uploaded. */
  const changeWith = (next: (entries: Entries) => Partial<Entries>) => {
    setJustSaved(false)
    setEditing((before) => ({
      ...before,
      entries: { ...before.entries, ...next(before.entries) },
    }))
  }
  const discard = () => {
    keptEntries.forget()
    setEditing(onPage())
    setConflict(null)
    setFailure(null)
    attempts.clear()
  }
  /** The entries as they will be read back; added lines keep the line they were made with. */
  const asSaved = (): Entries => {
    const plain = {
      ...toEntries(toDraft(entries, document.draft, sign), capPercent),
      choices: entries.choices ?? '',
    }
    const madeWith = new Map(entries.lines.map(({ id, added }) => [id, added]))
    return {
      ...plain,
      lines: plain.lines.map((line) => ({ ...line, added: madeWith.get(line.id) ?? '' })),
    }
  }
  const saved = (next: number) => {
    // The fields show what was saved ("1200.5" becomes "1200.50"); what was typed meanwhile stays.
    const plain = asSaved()
    setEditing((before) => ({
      version: next,
      base: plain,
      entries: mergeEntries(entries, before.entries, plain).entries,
      foreign: before.foreign && before.entries !== entries,
    }))
    setFailure(null)
    setConflict(null)
    setJustSaved(true)
    keptEntries.forget()
  }
  const collided = ({
    by,
    at,
    own,
    version: next,
    theirs,
  }: NonNullable<EditorFailure['conflict']>) => {
    const their = toEntries(theirs, capPercent)
    const mine = asSaved()
    const { taken, conflicts } = mergeEntries(base, mine, their)
    setConflict({ saved: { by, at, own }, mine, theirs: their, taken, conflicts })
    setEditing((before) => ({
      ...before,
      version: next,
      base: their,
      entries: mergeEntries(base, before.entries, their).entries,
    }))
    setFailure(null)
  }
  const save = () =>
    attempts.send(
      () =>
        saveDraftAction({
          serial,
          revision,
          version: editing.version,
          draft: toEntered(entries, document.draft, sign),
        }),
      (answer) => {
        if (answer.ok) return saved(answer.version ?? editing.version)
        if (answer.conflict) return collided(answer.conflict)
        if (answer.reason === 'failed' || isCause(answer.reason)) return answer.reason
        setFailure(answer)
      },
    )
  return {
    entries,
    /** how entries are read */
    writing: { currency: document.draft.currency, sign },
    version: editing.version,
    dirty,
    justSaved: justSaved && !dirty,
    failure,
    setFailure,
    conflict,
    kept: keptEntries,
    attempts,
    change,
    changeWith,
    setForeign: () => setEditing((before) => ({ ...before, foreign: true })),
    replace: (next: Entries) => setEditing((before) => ({ ...before, entries: next })),
    discard,
    save,
  }
}
