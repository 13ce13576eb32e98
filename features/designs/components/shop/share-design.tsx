'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ListedDesign } from '../../rules/listed'
import type { DesignWords } from './words'

/** A design kept by the server, with its description for a request list. */
export interface KeptDesign extends ListedDesign {
  code: string
  href: string
  /** query of the design that all of this belongs to */
  query: string
}

/** Has the server keep and describe a design; null where that failed. */
export async function keepDesign(query: string): Promise<KeptDesign | null> {
  try {
    const response = await fetch('/api/v1/designs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ design: query }),
    })
    return response.ok ? ((await response.json()) as KeptDesign) : null
  } catch {
    return null
  }
}

/** A short code and link for the current design. */
export function ShareDesign({
  t,
  query,
  blocked,
}: {
  t: DesignWords
  query: string
  blocked: boolean
}) {
  const [share, setShare] = useState<
    { query: string; code: string; link: string } | 'failed' | null
  >(null)
  const keep = async () => {
    const result = await keepDesign(query)
    setShare(
      result
        ? { query, code: result.code, link: new URL(result.href, location.href).href }
        : 'failed',
    )
  }
  const current = share !== null && share !== 'failed' && share.query === query ? share : null
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-3">
        <Button variant="outline" onClick={() => void keep()} disabled={blocked}>
          {t('keep')}
        </Button>
        <output className="text-sm">
          {share === 'failed' ? (
            t('keepFailed')
          ) : current ? (
            <>
              <strong className="font-mono" data-testid="design-code">
                {current.code}
              </strong>{' '}
              <a className="text-info underline" href={current.link}>
                {current.link}
              </a>
            </>
          ) : null}
        </output>
      </p>
      <p className="text-xs text-muted">{t('share')}</p>
    </div>
  )
}
