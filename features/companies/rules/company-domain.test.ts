import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FREE_MAIL_DOMAINS } from '../data/free-mail-domains'
import { companyDomain } from './company-domain'

it('is what follows the @, in lower case', () => {
  expect(companyDomain('Ana@Aurora-Trading.Example')).toBe('aurora-trading.example')
  expect(companyDomain('ana')).toBe(null)
  expect(companyDomain('ana@localhost')).toBe(null)
})

it('is never a mail provider’s, however it is written, nor a subdomain of one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FREE_MAIL_DOMAINS),
      fc.constantFrom('', 'mail.', 'a.b.'),
      fc.boolean(),
      (domain, under, loud) => {
        const email = `ana@${under}${domain}`
        expect(companyDomain(loud ? email.toUpperCase() : email)).toBe(null)
      },
    ),
  )
})
