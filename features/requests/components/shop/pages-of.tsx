'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** Which of many rows are rendered, with links to the others; renders nothing where all of them are. */
export function PagesOf({
  from,
  size,
  count,
  onShow,
}: {
  /** index of the first that is drawn */
  from: number
  size: number
  count: number
  onShow: (from: number) => void
}) {
  const t = useTranslations('request.pages')
  if (count <= size) return null
  const last = Math.floor((count - 1) / size) * size
  const to = (at: number) => () => onShow(Math.min(last, Math.max(0, at)))
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2 py-2 text-sm">
      <span className="me-2 tabular-nums">
        {t('range', { from: from + 1, to: Math.min(count, from + size), count })}
      </span>
      <Button variant="outline" size="sm" disabled={from === 0} onClick={to(0)}>
        {t('first')}
      </Button>
      <Button variant="outline" size="sm" disabled={from === 0} onClick={to(from - size)}>
        {t('previous')}
      </Button>
      <Button variant="outline" size="sm" disabled={from >= last} onClick={to(from + size)}>
        {t('next')}
      </Button>
      <Button variant="outline" size="sm" disabled={from >= last} onClick={to(last)}>
        {t('last')}
      </Button>
    </nav>
  )
}
