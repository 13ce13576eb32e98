'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'

/** How often an open page says that somebody looks at it; a little less than a third of what it is believed for. */
const SAY_MS = 15_000

async function say(of: string, leaving: boolean): Promise<string[]> {
  const answer = await fetch('/api/staff/presence', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ of, leaving }),
    // Also while the page goes away.
    keepalive: true,
  })
  if (!answer.ok) return []
  const { others } = (await answer.json()) as { others: string[] }
  return others
}

/** Who else has this open; said while the page is seen, and ended with it. @param of number of what is open */
export function Presence({ of }: { of: string }) {
  const t = useTranslations('staff.triage')
  const [others, setOthers] = useState<string[]>([])
  useEffect(() => {
    let shown = true
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      // Who can't be reached is asked again in a moment; nobody's work depends on it.
      const found = await say(of, false).catch(() => null)
      if (shown && found) setOthers(found)
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
