'use client'

import { useSyncExternalStore } from 'react'
import { decimalSignOf, type DecimalSign } from '@/platform/amounts'
import { usePageLocale } from './use-page-locale'

const never = () => () => {}

/**
 * The decimal sign of the person at this browser: known where the page's language and the browser's
 * agree. It isn't known during server rendering.
 */
export function useDecimalSign(): DecimalSign | undefined {
  const locale = usePageLocale()
  return useSyncExternalStore(
    never,
    () => decimalSignOf([locale, navigator.language]),
    () => undefined,
  )
}
