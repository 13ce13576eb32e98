'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Progress } from '@/components/ui/progress'

export interface ImportStanding {
  state: string
  progress: number
  rowsRead: number
  applied: number
  published: number
  /** rows that would be applied */
  good: number
}
type DeskImportAtWork = 'READING' | 'APPLYING' | 'PUBLISHING' | 'UNDOING'
interface Seen {
  at: number
  rows: number
  progress: number
}

const POLL_MS = 1_000
/** Speed is measured over this many answers. */
const LOOKED_BACK = 8

/**
 * A running import: its progress, its speed, and the time left. Asks once a second, and renders the page again when
 * the work is done.
 */
export function ImportProgress({
  id,
  start,
}: {
  id: string
  start: ImportStanding & { state: DeskImportAtWork }
}) {
  const t = useTranslations('imports.progress')
  const router = useRouter()
  const [now, setNow] = useState<ImportStanding>(start)
  const [pace, setPace] = useState<{ rows: number; seconds: number } | null>(null)
  const samples = useRef<Seen[]>([])
  const { state } = start

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    // One question after the other: a page that is rendered again and again never arrives.
    async function look(): Promise<void> {
      const standing = await fetch(`/api/staff/product-import/${id}`)
        .then((response) => (response.ok ? (response.json() as Promise<ImportStanding>) : null))
        .catch(() => null)
      if (over) return
      if (standing && standing.state !== state) return router.refresh()
      if (standing) {
        setNow(standing)
        samples.current = [
          ...samples.current,
          { at: performance.now(), rows: rowsOf(standing), progress: standing.progress },
        ].slice(-LOOKED_BACK)
        setPace(paceOf(samples.current))
      }
      timer = setTimeout(() => void look(), POLL_MS)
    }
    timer = setTimeout(() => void look(), POLL_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [id, state, router])

  const status = [
    state === 'READING'
      ? t('rows', { rows: rowsOf(now) })
      : t('applied', { rows: rowsOf(now), total: totalOf(now) }),
    ...(pace ? [t('speed', { speed: pace.rows }), t('left', { seconds: pace.seconds })] : []),
  ].join(' · ')
  return (
    <section aria-live="off" className="grid max-w-3xl gap-2 rounded-md border bg-white p-4">
      <p className="text-sm">{t(state)}</p>
      <Progress aria-label={t(state)} max={1000} value={now.progress} />
      <p className="text-sm text-muted tabular-nums" data-testid="import-progress">
        {status}
      </p>
      <p className="text-xs text-muted">{t('leave')}</p>
    </section>
  )
}

/** The whole of the work, in products. */
const totalOf = ({ state, good, applied, published }: ImportStanding): number =>
  state === 'PUBLISHING' ? applied : state === 'UNDOING' ? published : good

/** An all-or-nothing import and an undo show their rows only at the end: until then progress stands in for them. */
function rowsOf(now: ImportStanding): number {
  if (now.state === 'READING') return now.rowsRead
  if (now.state === 'PUBLISHING') return now.published
  const done = Math.floor((totalOf(now) * now.progress) / 1000)
  return now.state === 'APPLYING' ? Math.max(now.applied, done) : done
}

function paceOf(samples: readonly Seen[]): { rows: number; seconds: number } | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.rows <= first.rows || last.progress <= first.progress) return null
  const seconds = (last.at - first.at) / 1000
  return {
    rows: Math.round((last.rows - first.rows) / seconds),
    seconds: Math.ceil((1000 - last.progress) / ((last.progress - first.progress) / seconds)),
  }
}
