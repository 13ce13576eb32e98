import { createHash } from 'node:crypto'
import { documentTranslator } from '@/i18n/translator'

/** The parts of a signature in a house without a consent text, by a company that isn't fully known. */
export const SIGNING = {
  consentHash: createHash('sha256')
    .update(documentTranslator('quotes.signing', 'en')('consent'))
    .digest('hex'),
  legalName: 'Aurora Trading Ltd',
  legalAddress: '5 Harbour Street\n10115 Berlin',
  legalCountry: 'DE',
}
