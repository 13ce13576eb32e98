'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { isCause } from '@/components/form/attempt'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { Alert, AlertTitle } from '@/components/ui/alert'
import type { EditedQuote } from '../../../rules/edited-quote'
import { useEntryLabels } from './entry-labels'
import type { FieldErrors } from './field-errors'
import type { Entries } from './form-model'
import { entryAt, withEntry } from './merge-entries'
import type { Conflict, EditorFailure } from './use-quote-editing'

/** Why a draft wasn't saved: a colleague's save meanwhile, and fields to be corrected. */
export function SaveTroubles({
  document,
  outlooks,
  entries,
  conflict,
  failure,
  errors,
  onReplace,
}: {
  document: EditedQuote
  outlooks: readonly { id: string; title: string }[]
  entries: Entries
  conflict: Conflict | null
  /** null once it is corrected */
  failure: EditorFailure | null
  errors: FieldErrors
  onReplace: (next: Entries) => void
}) {
  const t = useTranslations('staff.editor')
  const summary = useRef<HTMLDivElement>(null)
  const { label, value } = useEntryLabels(document.draft, entries.lines, outlooks)
  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])
  return (
    <>
      {conflict ? (
        <ConflictPanel
          saved={conflict.saved}
          taken={conflict.taken.map(label)}
          collisions={conflict.conflicts.map((id) => ({
            id,
            label: label(id),
            theirs: value(id, entryAt(conflict.theirs, id)),
            yours: value(id, entryAt(conflict.mine, id)),
            taken: entryAt(entries, id) === entryAt(conflict.theirs, id),
          }))}
          onTake={(id, whose) =>
            onReplace(
              withEntry(entries, id, entryAt(conflict[whose === 'theirs' ? 'theirs' : 'mine'], id)),
            )
          }
        />
      ) : null}
      {failure && !isCause(failure.reason) ? (
        <Alert variant="fault" role="alert" tabIndex={-1} ref={summary}>
          <AlertTitle>
            {failure.reason === 'invalid' ? t('errorsTitle') : t(`reasons.${failure.reason}`)}
          </AlertTitle>
          <ul className="list-disc ps-5">
            {Object.entries(errors).map(([id, message]) => (
              <li key={id}>
                <a className="underline" href={`#${id}`}>
                  {label(id)}: {message}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  )
}
