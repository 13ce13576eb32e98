import { route } from '@/features/accounts/route'
import { freight } from '@/features/catalog/api/freight'
import { freightReply } from '@/features/catalog/queries/freight-reply'

/** The freight of goods of the catalog: it says what the product pages say, to anybody. */
export const POST = route(freight, ({ body }) => freightReply(body, new Date()))
