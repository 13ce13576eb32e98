import { FREE_MAIL_DOMAINS } from '../data/free-mail-domains'

/**
 * The domain of the company that somebody works for according to their address, in lower case; null for a mail
 * provider's domain or a subdomain of it. Pure.
 */
export function companyDomain(email: string): string | null {
  const domain = email.trim().toLowerCase().split('@')[1] ?? ''
  if (!/^[^.\s]+(\.[^.\s]+)+$/.test(domain)) return null
  const parts = domain.split('.')
  const suffixes = parts.slice(0, -1).map((_, i) => parts.slice(i).join('.'))
  return suffixes.some((end) => FREE_MAIL_DOMAINS.has(end)) ? null : domain
}
