import { Info, TriangleAlert } from 'lucide-react'
import type { Note } from '../../rules/notes'
import { problemText, type DesignWords } from './words'

/** A note in words, with the measured value and the limit. */
export function noteText(t: DesignWords, { kind, field, rule, values }: Note): string {
  const name = t(`fields.${field}` as 'fields.finish')
  if (kind === 'must')
    return t('notes.must', {
      field: name,
      measured: String(values.measured ?? ''),
      reason: problemText(t, { field, rule: rule as 'bounds', values }),
    })
  return t(`notes.${rule}` as 'notes.thin', { field: name, ...values } as never)
}

/** The workshop's notes, numbered as on the model and in the drawing; word and sign tell the two kinds apart. */
export function MakingNotes({ t, notes }: { t: DesignWords; notes: readonly Note[] }) {
  if (notes.length === 0) return null
  return (
    <section aria-label={t('notes.title')} className="grid gap-1">
      <h2 className="text-sm font-medium">{t('notes.title')}</h2>
      <ol className="grid gap-1 text-sm">
        {notes.map((note, i) => (
          <li
            key={`${note.field} ${note.rule}`}
            data-kind={note.kind}
            className={`flex gap-2 border-s-2 ps-2 ${note.kind === 'must' ? 'border-fault text-fault' : 'border-info'}`}
          >
            {note.kind === 'must' ? (
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            ) : (
              <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
            )}
            <span>
              <strong className="font-semibold">
                {i + 1} · {t(note.kind === 'must' ? 'notes.mustWord' : 'notes.adviceWord')}
              </strong>{' '}
              {noteText(t, note)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
