'use client'

import { useRef, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { useFound } from './use-found'
import { useTypedText } from './use-typed-text'

/** Where a field's entry is looked up by typing, and its words. */
export interface FoundIn {
  /** address of a GET that answers {@link FoundEntry}s for `q` */
  href: string
  /** the list's name */
  label: string
  none: string
  failed: string
}

/** An entry that the person may mean. */
export interface FoundEntry {
  /** the text that is entered */
  value: string
  title: string
  /** beside it, such as its price */
  notes: readonly string[]
}

/** A text field of a plain form, with suggestions below: the person takes one, or types all of it. */
export function FoundInput({
  id,
  name,
  start,
  found: { href, label, none, failed },
  ...more
}: {
  id: string
  name: string
  start: string
  found: FoundIn
  'aria-invalid'?: boolean
  'aria-describedby'?: string | undefined
}) {
  const [text, set] = useTypedText(start)
  const [takenEntry, setTaken] = useState<FoundEntry | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isTaken = takenEntry?.value === text
  const answer = useFound<FoundEntry>(href, isTaken ? '' : text.trim())
  const rows = answer?.rows ?? []
  return (
    <span className="grid grid-cols-1 gap-1">
      <Combobox
        {...more}
        ref={field}
        id={id}
        name={name}
        value={text}
        listLabel={label}
        items={rows}
        keyOf={({ value }) => value}
        onTake={(entry) => {
          setTaken(entry)
          set(entry.value)
          // To the form this is the same as typing.
          setTimeout(() => field.current?.dispatchEvent(new Event('input', { bubbles: true })))
        }}
        onChange={(event) => set(event.target.value)}
      >
        {(entry) => <Found entry={entry} />}
      </Combobox>
      <span aria-live="polite" className="text-xs text-muted empty:hidden">
        {isTaken ? (
          <Found entry={takenEntry} />
        ) : answer && rows.length === 0 ? (
          answer.rows === null ? (
            failed
          ) : (
            none
          )
        ) : null}
      </span>
    </span>
  )
}

const Found = ({ entry: { value, title, notes } }: { entry: FoundEntry }) => (
  <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1">
    <span className="font-medium">{title}</span>
    <span className="font-mono text-xs">{value}</span>
    {notes.map((note) => (
      <span key={note} className="text-xs text-muted">
        {note}
      </span>
    ))}
  </span>
)
