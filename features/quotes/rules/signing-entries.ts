import type { AcceptState } from '../components/shop/accept-form'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import type { InvalidInputError } from '@/platform/errors'

/** The entries of a signing form, and its errors. */

/** A form's texts as the command takes them; the command parses and limits them. */
export function signedEntries(typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const { purchaseOrderFileId = '', purchaseOrderFileToken = '' } = typed
  return {
    signerName: typed.signerName ?? '',
    signerTimeZone: typed.signerTimeZone ?? null,
    means: typed.means,
    drawing: typed.drawing,
    signerTitle: typed.signerTitle,
    place: typed.place,
    consentHash: typed.consentHash,
    legalName: typed.legalName,
    legalAddress: typed.legalAddress,
    legalCountry: typed.legalCountry,
    purchaseOrder: typed.purchaseOrder,
    purchaseOrderFile: purchaseOrderFileId
      ? { id: purchaseOrderFileId, claimToken: purchaseOrderFileToken }
      : null,
  }
}

/** The form's fields; errors of anything else aren't about an entry. */
const FIELDS = [
  'signerName',
  'signerTitle',
  'place',
  'drawing',
  'purchaseOrder',
  'legalName',
  'legalAddress',
  'legalCountry',
] as const
const OWN_WORDS = ['signerName', 'legalName', 'legalAddress', 'legalCountry'] as const

/** A refusal of entries in the form's own words. */
export function signingErrors(error: InvalidInputError, locale: Locale): AcceptState {
  const t = translator('quotes.signing.errors', locale)
  const { change, ...errors } = error.saidIn(locale)
  // The document can no longer be signed: no entry is at fault.
  if (change) return { error: change.join(' ') }
  const fieldErrors: Record<string, string> = {}
  for (const field of FIELDS) {
    const [problem] = errors[field] ?? []
    const own = OWN_WORDS.find((each) => each === field)
    if (problem)
      fieldErrors[field] = own ? t(own) : field === 'drawing' ? problem : t('other', { problem })
  }
  return Object.keys(fieldErrors).length > 0
    ? { fieldErrors }
    : { error: translator('quotes.page', locale)('errors.failed') }
}
