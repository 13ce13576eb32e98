'use client'

import { useTranslations } from 'next-intl'
import { Link, usePathname } from '@/i18n/navigation'
import type { ThreadLine, ThreadView } from '../rules/entry'
import { Entry } from './entry'
import { parseNumber, useThread } from './use-thread'
import { WriteForm } from './write-form'

/** A thread to read and to write in: entries in their order, new ones marked, the form below them. */
export function Thread({
  number,
  first,
  lines,
  formKey,
  desk,
  about,
}: {
  /** of the request: RFQ-00042 */
  number: string
  /** as it was when the page was rendered */
  first: ThreadView
  lines: readonly ThreadLine[] | number
  /** key of the form's next entry */
  formKey: string
  desk: boolean
  /** id of the line that is asked about; empty for none */
  about: string
}) {
  const t = useTranslations('threads')
  const page = usePathname()
  const { entries, readBy, newFrom, asks, end, look } = useThread(number, first, desk)
  const serial = parseNumber(number)
  const lastOwn = entries.findLast(({ own, kind }) => own && kind !== 'EVENT')
  const readers = lastOwn ? readBy.filter((mark) => mark.serial >= lastOwn.serial) : []
  return (
    <div className="grid gap-4">
      {first.earlier > 0 ? (
        <Link
          className="justify-self-start text-sm text-info underline"
          href={`${page}?thread=all#thread`}
        >
          {t('earlier', { count: first.earlier })}
        </Link>
      ) : null}
      {entries.length === 0 ? (
        <p className="rounded-md border border-dashed border-control p-4 text-sm text-muted">
          {t(desk ? 'emptyDesk' : 'empty')}
        </p>
      ) : (
        <div role="log" aria-live="polite">
          <ol className="grid overflow-hidden rounded-md border bg-white">
            {entries.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                desk={desk}
                isFirstNew={entry.id === newFrom}
                readBy={entry.id === lastOwn?.id ? readers : []}
              />
            ))}
          </ol>
        </div>
      )}
      <div ref={end} aria-hidden className="-mt-4" />
      {asks ? (
        <p role="status" className="text-xs text-muted">
          {t('paused')}
        </p>
      ) : null}
      {first.mayWrite || first.mayNote ? (
        <WriteForm
          serial={serial}
          lines={lines}
          formKey={formKey}
          mayWrite={first.mayWrite}
          mayNote={desk && first.mayNote}
          about={about}
          onPosted={look}
        />
      ) : null}
    </div>
  )
}
