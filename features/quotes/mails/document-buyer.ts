import 'server-only'
import type { Recipient } from '@/emails/letter'
import { localeOf } from '@/i18n/routing'
import type { QuoteDocument } from '../schema'

/** The buyer whom a signed document names, in its language: whom letters about its order go to. */
export const documentBuyer = ({ buyer, language }: QuoteDocument) =>
  ({
    kind: 'buyer',
    email: buyer.contactEmail,
    locale: localeOf(language),
  }) satisfies Recipient
