import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import type { NoticeMass } from './risk-notices'

/** What goods weigh towards a mass threshold, in words. */
export const massText = ({ kilograms, begins, lacking }: NoticeMass, language: Locale): string =>
  say(
    {
      code: lacking ? 'tariffDesk.risks.mass_unknown' : 'tariffDesk.risks.mass',
      values: { kilograms, begins: Number(begins) },
    },
    language,
  )
