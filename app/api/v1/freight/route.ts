import { route } from '@/features/accounts/route'
import { freight } from '@/features/catalog/api/freight'
import { freightReply } from '@/features/catalog/queries/freight-reply'

/** What goods of the catalog cost to send: it tells what the product pages tell, whoever asks. */
export const POST = route(freight, ({ body }) => freightReply(body, new Date()))
