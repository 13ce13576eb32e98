import { FREE_MAIL_DOMAINS } from '../data/free-mail-domains'

/**
 * The domain of a company that an address says somebody works for, in small letters; null where it is a mail provider's
 * that anybody has an address of, a house under one included. Pure.
 */
export function companyDomain(email: string): string | null {
  const domain = email.trim().toLowerCase().split('@')[1] ?? ''
  if (!/^[^.\s]+(\.[^.\s]+)+$/.test(domain)) return null
  const parts = domain.split('.')
  const ends = parts.slice(0, -1).map((_, i) => parts.slice(i).join('.'))
  return ends.some((end) => FREE_MAIL_DOMAINS.has(end)) ? null : domain
}
