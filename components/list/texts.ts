import type { getTranslations } from 'next-intl/server'
import type { ListState } from '@/platform/lists/shape'

/** Texts shared by all lists. */
export type ListTexts = Awaited<ReturnType<typeof getTranslations<'staffList'>>>

/** The address of the shown list with some of it changed, in the reader's language. */
export type AddressOf = (change: Partial<ListState>) => string
