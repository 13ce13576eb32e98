import type { Message } from '@/i18n/message'
import type { Locale } from '@/i18n/routing'
import { countryName } from '@/platform/countries'
import type { ForeignCode } from './foreign-code'

/** A code with dots, however its country writes it. */
export const dotted = (code: string): string => code.trim().replaceAll(/\s+/g, '.')

/** The message that a code is another country's, and how the destination's begins. */
export const foreignCodeMessage = (
  hsCode: string,
  destination: string,
  { of, own }: ForeignCode,
  language: Locale,
): Message => ({
  code: own.length > 0 ? 'duty.foreign_code' : 'duty.foreign_code_unread',
  values: {
    hsCode,
    of: countryName(of, language),
    destination: countryName(destination, language),
    own: { list: own.map(dotted), between: 'commas' },
  },
})
