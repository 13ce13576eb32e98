import account from '@/messages/en/account.json'
import catalog from '@/messages/en/catalog.json'
import choosing from '@/messages/en/choosing.json'
import common from '@/messages/en/common.json'
import design from '@/messages/en/design.json'
import desk from '@/messages/en/desk.json'
import documents from '@/messages/en/documents.json'
import emails from '@/messages/en/emails.json'
import gone from '@/messages/en/gone.json'
import imports from '@/messages/en/imports.json'
import lists from '@/messages/en/lists.json'
import orders from '@/messages/en/orders.json'
import payments from '@/messages/en/payments.json'
import pictures from '@/messages/en/pictures.json'
import priceLists from '@/messages/en/price-lists.json'
import product from '@/messages/en/product.json'
import quotes from '@/messages/en/quotes.json'
import request from '@/messages/en/request.json'
import staff from '@/messages/en/staff.json'
import tariffs from '@/messages/en/tariffs.json'

/** All texts of a language; one file a domain, so that a translator sees one subject at a time. */
export const messages = { en: { account, catalog, choosing, common, design, desk, documents, emails, gone, imports, lists, orders, payments, pictures, priceLists, product, quotes, request, staff, tariffs } }
export type Messages = (typeof messages)['en']
