'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ListedDesign } from '../../rules/listed'
import type { DesignWords } from './words'

/** A design that the server keeps, with everything a request list says of it. */
export interface KeptDesign extends ListedDesign {
  code: string
  href: string
  /** the design that all of this is of */
  query: string
}

/** Has a design kept and put into words by the server; null where it could not be. */
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

/** A short code and link for the design as it is now. */
export function ShareDesign({
  t,
  query,
  blocked,
}: {
  t: DesignWords
  query: string
  blocked: boolean
}) {
  const [kept, setKept] = useState<{ query: string; code: string; link: string } | 'failed' | null>(
    null,
  )
  const keep = async () => {
    const made = await keepDesign(query)
    setKept(
      made ? { query, code: made.code, link: new URL(made.href, location.href).href } : 'failed',
    )
  }
  const current = kept !== null && kept !== 'failed' && kept.query === query ? kept : null
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-3">
        <Button variant="outline" onClick={() => void keep()} disabled={blocked}>
          {t('keep')}
        </Button>
        <output className="text-sm">
          {kept === 'failed' ? (
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
