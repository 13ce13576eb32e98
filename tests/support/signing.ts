import { createHash } from 'node:crypto'
import { documentTranslator } from '@/i18n/translator'

/** What a signature comes with in a house that has set no consent, by a company that isn't known whole. */
export const SIGNING = {
  consentHash: createHash('sha256')
    .update(documentTranslator('quotes.signing', 'en')('consent'))
    .digest('hex'),
  legalName: 'Aurora Trading Ltd',
  legalAddress: '5 Harbour Street\n10115 Berlin',
  legalCountry: 'DE',
}
