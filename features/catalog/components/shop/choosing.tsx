'use client'

import { useEffect, useState, type ComponentType } from 'react'
import type { Press } from './choosing-parts'

/** Storage keys with content that a page must show at once. */
const KEPT = ['fsc.compare.v1', 'fsc.lists.v1']

/**
 * Listens to every button of the shop that compares, saves or adds to the request (`data-pick`), including those in
 * plain markup. The code behind them is loaded with the first press, or where something was selected before.
 */
export function Choosing() {
  const [Parts, setParts] = useState<ComponentType<{ asked: readonly Press[] }> | null>(null)
  // All presses, so that none is lost while the rest is loading.
  const [presses, ask] = useState<readonly Press[]>([])
  useEffect(() => {
    const load = () =>
      void import('./choosing-parts').then((bundle) => setParts(() => bundle.ChoosingParts))
    const hear = ({ target }: MouseEvent) => {
      const button = (target as Element).closest<HTMLElement>('[data-pick],[data-drop]')
      if (!button) return
      ask((before) => [...before, { button }])
      load()
    }
    document.addEventListener('click', hear)
    try {
      if (KEPT.some((key) => (localStorage.getItem(key)?.length ?? 0) > 2)) load()
    } catch {
      // A browser without storage has nothing stored.
    }
    return () => document.removeEventListener('click', hear)
  }, [])
  return Parts ? <Parts asked={presses} /> : null
}
