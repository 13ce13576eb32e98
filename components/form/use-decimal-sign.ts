'use client'

import { useSyncExternalStore } from 'react'
import { decimalSignOf, type DecimalSign } from '@/platform/amounts'
import { usePageLocale } from './use-page-locale'

const never = () => () => {}

/**
 * How the person at this browser parts a fraction: known where the page's language and the
 * browser's agree. A page that is still being sent knows nothing.
 */
export function useDecimalSign(): DecimalSign | undefined {
  const locale = usePageLocale()
  return useSyncExternalStore(
    never,
    () => decimalSignOf([locale, navigator.language]),
    () => undefined,
  )
}
