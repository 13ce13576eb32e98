'use client'

import { useEffect } from 'react'
import { addLine, requestLines } from '@/features/basket/stores/request-list'

/** After a search without results, its words (`?about=`) are put on the list as a custom piece, once. */
export function AboutSearch() {
  useEffect(() => {
    const address = new URL(location.href)
    const about = address.searchParams
      .get('about')
      ?.replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 80)
    if (!about) return
    address.searchParams.delete('about')
    history.replaceState(history.state, '', address)
    if (requestLines().some((line) => line.kind === 'CUSTOM' && line.specification.type === about))
      return
    addLine({
      kind: 'CUSTOM',
      quantity: 100,
      specification: { type: about, grade: '316L', finish: '', size: '' },
      note: '',
      files: [],
    })
  }, [])
  return null
}
