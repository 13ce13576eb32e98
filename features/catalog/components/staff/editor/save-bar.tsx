'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { ContentEntries, ContentField } from '../../../rules/content'
import { changedFields } from '../../../rules/editor-entries'

/** Only shown while something differs from what is saved: how much, what buyers see of it now, and how to go on. */
export function SaveBar({
  live,
  entries,
  changed,
  wrong,
  labels,
  pending,
  onDiscard,
}: {
  live: ContentEntries
  entries: ContentEntries
  changed: readonly ContentField[]
  /** fields that can't be saved as they are */
  wrong: number
  labels: Readonly<Record<ContentField, string>>
  pending: boolean
  onDiscard: () => void
}) {
  const t = useTranslations('productEditor')
  if (changed.length === 0) return null
  const shown = changedFields(live, entries)
  return (
    <div
      role="region"
      aria-label={t('bar')}
      className="sticky bottom-0 z-10 col-span-full grid gap-2 border-t border-ink bg-white px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-3">
        <p className="me-auto text-sm font-medium" role="status">
          {t('changes', { count: changed.length })}
          {wrong > 0 ? (
            <span className="ms-3 font-normal text-fault">{t('wrong', { count: wrong })}</span>
          ) : null}
        </p>
        <Button variant="outline" onClick={onDiscard}>
          {t('discard')}
        </Button>
        <Button type="submit" disabled={pending}>
          {t('save')}
        </Button>
      </div>
      <Popover>
        <PopoverTrigger asChild>
          <Button variant="link" size="inline" className="justify-self-start text-xs font-normal">
            {t('seen', { count: shown.length })}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="start" side="top" className="w-[40rem] text-xs">
          <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
            {shown.map((field) => (
              <div key={field} className="contents">
                <dt className="text-muted">{labels[field]}</dt>
                <dd className="whitespace-pre-line">
                  <del className="text-muted">{live[field] || '–'}</del>{' '}
                  <ins className="font-medium no-underline">{entries[field] || '–'}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </PopoverContent>
      </Popover>
    </div>
  )
}
