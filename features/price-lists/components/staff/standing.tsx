import type { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { dayText } from '@/platform/dates'
import type { VersionStanding } from '../../queries/price-lists'

const LOOK = {
  draft: 'info',
  upcoming: 'info',
  holds: 'ok',
  ended: 'default',
  superseded: 'default',
  withdrawn: 'default',
} as const

/** The standing of a version, as a badge. */
export const StandingBadge = ({
  standing,
  label,
}: {
  standing: VersionStanding
  label: string
}) => <Badge variant={LOOK[standing]}>{label}</Badge>

/** From when until when, in words. */
export const validityText = (
  t: Awaited<ReturnType<typeof getTranslations<'priceLists'>>>,
  { validFrom, validUntil }: { validFrom: string; validUntil: string },
  locale: string,
): string =>
  validUntil
    ? t('between', { from: dayText(validFrom, locale), until: dayText(validUntil, locale) })
    : t('from', { day: dayText(validFrom, locale) })
