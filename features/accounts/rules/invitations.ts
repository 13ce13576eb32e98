import 'server-only'
import { env } from '@/platform/env'
import { linkToken } from './links'

/** Invitations of staff: a link that works once, until a day, and only for the address that it was sent to. */

/** Token of an invitation's link, computed like those of secret links: the database knows only its hash. */
export const invitationToken = (id: string): string => linkToken(`staff invitation ${id}`)

/** Full address of an invitation, for its letter or the server's output; built from the configured site address. */
export const invitationUrl = (id: string): string =>
  new URL(`/join/${invitationToken(id)}`, env().APP_URL).href
