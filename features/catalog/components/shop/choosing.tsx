'use client'

import { useEffect, useState, type ComponentType } from 'react'
import type { Press } from './choosing-parts'

/** Where something is kept that a page must show at once. */
const KEPT = ['fsc.compare.v1', 'fsc.lists.v1']

/**
 * Hears every button of the shop that compares, saves or puts on the request (`data-pick`), in
 * lists that are plain markup too. What it then does is loaded with the first press, or where
 * something was chosen before.
 */
export function Choosing() {
  const [Parts, setParts] = useState<ComponentType<{ asked: readonly Press[] }> | null>(null)
  // All presses, so that none is lost while the rest is on its way.
  const [asked, ask] = useState<readonly Press[]>([])
  useEffect(() => {
    const load = () =>
      void import('./choosing-parts').then((loaded) => setParts(() => loaded.ChoosingParts))
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
      // A browser without storage has nothing kept.
    }
    return () => document.removeEventListener('click', hear)
  }, [])
  return Parts ? <Parts asked={asked} /> : null
}
