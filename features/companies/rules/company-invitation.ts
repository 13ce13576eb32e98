import 'server-only'
import { linkToken } from '@/features/accounts/rules/links'
import { env } from '@/platform/env'

/** Invitations to a company that buys: a link that works once, until a day, and for the address that it was sent to. */

/** Token of an invitation's link, computed as those of secret links are: the database knows its hash. */
export const companyInvitationToken = (id: string): string => linkToken(`company invitation ${id}`)

/** Full address of an invitation, for its letter; from the configured address. */
export const companyInvitationUrl = (id: string): string =>
  new URL(`/invitation/${companyInvitationToken(id)}`, env().APP_URL).href
