import 'server-only'
import { env } from '@/platform/env'
import { linkToken } from './links'

/** Invitations of staff: a link that works once, until a day, and for the address that it was sent to. */

/** Token of an invitation's link, computed as those of secret links are: the database knows its hash. */
export const invitationToken = (id: string): string => linkToken(`staff invitation ${id}`)

/** Full address of an invitation, for its letter or the server's print; from the configured address. */
export const invitationUrl = (id: string): string =>
  new URL(`/join/${invitationToken(id)}`, env().APP_URL).href
