'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { deskInstant } from '@/platform/dates'
import type { ContentEntries, ContentField } from '../../../rules/content'
import type { MergedEntries } from '../../../rules/editor-entries'

export interface Conflict extends MergedEntries {
  by: string
  /** ISO instant */
  at: string
  version: number
  theirs: ContentEntries
}

/**
 * What a colleague has saved meanwhile: what is taken over, and, where both changed the same field, both values to
 * choose from.
 */
export function ConflictPanel({
  id,
  conflict,
  labels,
  mine,
  onChoose,
}: {
  id: string
  conflict: Conflict
  labels: Readonly<Record<ContentField, string>>
  mine: ContentEntries
  onChoose: (field: ContentField, text: string) => void
}) {
  const locale = useLocale()
  const t = useTranslations('productEditor.conflict')
  const { by, at, theirs, taken, conflicts } = conflict
  return (
    <Alert variant="caution" role="alert" tabIndex={-1} id={id} className="grid gap-3">
      <p className="font-medium">
        {t('title', {
          by: by || t('somebody'),
          time: deskInstant(new Date(at), locale),
        })}
      </p>
      {taken.length > 0 ? (
        <p>{t('taken', { fields: taken.map((field) => labels[field]).join(', ') })}</p>
      ) : null}
      {conflicts.length > 0 ? (
        <table className="w-full border-collapse text-xs">
          <thead>
            <tr className="text-start text-muted">
              <th scope="col" className="py-1 text-start font-medium">
                {t('field')}
              </th>
              <th scope="col" className="text-start font-medium">
                {t('theirs', { by: by || t('somebody') })}
              </th>
              <th scope="col" className="text-start font-medium">
                {t('yours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((field) => (
              <tr key={field} className="border-t align-top">
                <th scope="row" className="py-2 pe-3 text-start font-medium">
                  {labels[field]}
                </th>
                <td className="py-2 pe-3 whitespace-pre-line">
                  {theirs[field] || '–'}
                  <br />
                  <Button
                    variant="outline"
                    size="sm"
                    className="mt-1"
                    onClick={() => onChoose(field, theirs[field])}
                  >
                    {t('takeTheirs')}
                  </Button>
                </td>
                <td className="py-2 whitespace-pre-line">{mine[field] || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p>{t('next')}</p>
    </Alert>
  )
}
