'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'

/**
 * How often an open page reports that somebody looks at it; a little less than a third of the time for which that is
 * believed.
 */
const SAY_MS = 15_000

async function say(of: string, leaving: boolean): Promise<string[]> {
  const answer = await fetch('/api/staff/presence', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ of, leaving }),
    // Also while the page unloads.
    keepalive: true,
  })
  if (!answer.ok) return []
  const { others } = (await answer.json()) as { others: string[] }
  return others
}

/**
 * Shows who else has this open, and reports this person while the page is visible.
 * @param of number of what is open
 */
export function Presence({ of }: { of: string }) {
  const t = useTranslations('staff.triage')
  const [others, setOthers] = useState<string[]>([])
  useEffect(() => {
    let shown = true
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      // If the server can't be reached it is asked again in a moment; nobody's work depends on it.
      const others = await say(of, false).catch(() => null)
      if (shown && others) setOthers(others)
    }
    const leave = () => void say(of, true).catch(() => null)
    const turn = () => void (document.visibilityState === 'hidden' ? leave() : ask())
    void ask()
    const timer = setInterval(() => void ask(), SAY_MS)
    document.addEventListener('visibilitychange', turn)
    return () => {
      shown = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      leave()
    }
  }, [of])
  return (
    <span role="status">
      {others.length > 0 ? (
        <Badge variant="caution">
          {t('present', { names: others.join(', '), count: others.length })}
        </Badge>
      ) : null}
    </span>
  )
}
