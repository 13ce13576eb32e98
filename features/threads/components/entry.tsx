'use client'

import { CircleDot, FileText, Lock, Ruler } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { PersonMark } from '@/components/site/person-mark'
import { designDrawing, designPicture } from '@/features/designs/rules/address'
import { formatDecimal } from '@/platform/money'
import type { EntryView, ReadMark } from '../rules/entry'

/** One entry: what somebody said, or a line about an event. An entry among staff is coloured, and says so. */
export function Entry({
  entry,
  desk,
  isFirstNew,
  readBy,
}: {
  entry: EntryView
  desk: boolean
  isFirstNew: boolean
  readBy: readonly ReadMark[]
}) {
  const t = useTranslations('threads')
  const internal = entry.audience === 'INTERNAL'
  const [reader] = readBy
  return (
    <li
      className={`grid gap-2 border-s-4 px-4 py-3 not-last:border-b ${
        internal ? 'border-s-violet bg-internal' : 'border-s-transparent'
      } border-b-hairline`}
      data-audience={entry.audience}
      data-entry={entry.serial}
    >
      {isFirstNew ? (
        <p className="flex items-center gap-3 text-xs font-medium text-copper">
          <span aria-hidden className="h-px flex-1 bg-copper" />
          {t('newFrom')}
          <span aria-hidden className="h-px flex-1 bg-copper" />
        </p>
      ) : null}
      {entry.kind === 'EVENT' || entry.kind === 'VIEW' ? (
        <Happened entry={entry} internal={internal} />
      ) : (
        <EntryBody entry={entry} internal={internal} desk={desk} />
      )}
      {reader ? (
        <p className="text-xs text-muted">
          {t('readBy', { name: reader.name, when: reader.when })}
        </p>
      ) : null}
    </li>
  )
}

function Happened({ entry, internal }: { entry: EntryView; internal: boolean }) {
  const t = useTranslations('threads')
  return (
    <div className="flex gap-2 text-sm">
      <CircleDot aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {entry.text}{' '}
        <span className="text-xs text-muted">
          {[entry.own ? t('you') : entry.author || t('site'), entry.when].join(' · ')}
          {internal ? ` · ${t('internal')}` : ''}
        </span>
      </p>
    </div>
  )
}

function EntryBody({
  entry,
  internal,
  desk,
}: {
  entry: EntryView
  internal: boolean
  desk: boolean
}) {
  const t = useTranslations('threads')
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <PersonMark name={entry.author} said="around" />
        <span className="font-semibold">{entry.own ? t('you') : entry.author}</span>
        <time dateTime={entry.at} className="text-xs text-muted">
          {entry.when}
        </time>
        {entry.byMail ? <span className="text-xs text-muted">{t('byMail')}</span> : null}
        {internal ? (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-violet">
            <Lock aria-hidden className="size-3.5" />
            {t(desk ? 'internalLong' : 'internal')}
          </span>
        ) : null}
      </p>
      {entry.line ? (
        <p className="flex min-w-0 gap-2 text-sm text-muted">
          <span className="shrink-0 font-medium">{t('about')}</span>
          <span className="min-w-0 border-s-2 border-control ps-2 [overflow-wrap:anywhere]">
            {entry.line.title}
          </span>
        </p>
      ) : null}
      {entry.text ? (
        <p className="max-w-prose [overflow-wrap:anywhere] whitespace-pre-line">{entry.text}</p>
      ) : null}
      {entry.designCode ? <Drawing code={entry.designCode} /> : null}
      {entry.files.length > 0 ? (
        <ul className="flex flex-wrap gap-2 text-sm">
          {entry.files.map((file) => (
            <FileLink key={file.id} {...file} />
          ))}
        </ul>
      ) : null}
      {entry.leftOut.length > 0 ? (
        <p className="text-xs [overflow-wrap:anywhere] text-muted">
          {t('leftOut', { names: entry.leftOut.join(', ') })}
        </p>
      ) : null}
    </>
  )
}

function FileLink({ id, fileName, sizeBytes }: EntryView['files'][number]) {
  const t = useTranslations('threads')
  const files = useTranslations('request.files')
  const locale = useLocale()
  const size =
    sizeBytes < 100_000
      ? files('sizeSmall', { kilobytes: Math.max(1, Math.round(sizeBytes / 1000)) })
      : files('size', { megabytes: formatDecimal((sizeBytes / 1_000_000).toFixed(1), locale) })
  return (
    <li className="min-w-0">
      <a
        href={`/api/threads/files/${id}`}
        className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-md border border-control bg-white px-3 py-1 no-underline hover:bg-ground"
        download
      >
        <FileText aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t('download', { name: fileName, size })}
        </span>
      </a>
    </li>
  )
}

/** A design of our own designer: its picture, and the drawing with its measures. */
function Drawing({ code }: { code: string }) {
  const t = useTranslations('threads')
  return (
    <a
      href={designDrawing(code)}
      className="flex w-fit max-w-full items-center gap-3 rounded-md border border-control bg-white p-2 pe-4 text-sm no-underline hover:bg-ground"
    >
      {/* A still of the design, rendered at the site's size and shown small. */}
      <img
        src={designPicture(code)}
        alt={t('drawingOf', { code })}
        width={72}
        height={72}
        loading="lazy"
        className="size-18 bg-ground object-contain"
      />
      <Ruler aria-hidden className="size-4 shrink-0" />
      <span className="font-mono">{t('drawing', { code })}</span>
    </a>
  )
}
