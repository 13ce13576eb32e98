import 'server-only'
import { linkToken } from '@/features/accounts/rules/links'
import { env } from '@/platform/env'

/**
 * Invitations to a buying company: a link that works once, until a day, and only for the address that it was sent to.
 */

/** Token of an invitation's link, computed like those of secret links: the database knows only its hash. */
export const companyInvitationToken = (id: string): string => linkToken(`company invitation ${id}`)

/** Full address of an invitation, for its letter; built from the configured site address. */
export const companyInvitationUrl = (id: string): string =>
  new URL(`/invitation/${companyInvitationToken(id)}`, env().APP_URL).href
