import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveLink } from '@/features/accounts/queries/links'
import { linksCookie, linkToken, linkUrl, readLinks } from '@/features/accounts/rules/links'
import { as } from '@/tests/support/as'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'

beforeAll(async () => {
  await boss()
  await seedRing()
})
afterAll(stopBoss)

describe('the secret link of a request', () => {
  it('opens it, until it expires or is withdrawn', async () => {
    const { serial } = await submitRequest(as(anonymous, now), aRequest(), 'en')
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    const token = linkToken(id)
    const at = (days: number) => resolveLink(token, new Date(now.getTime() + days * 86_400_000))
    expect(await at(179)).toEqual({ state: 'open', requestSerial: serial, quoteSerial: null })
    expect(await at(180)).toEqual({ state: 'expired' })
    await db.accessLink.updateMany({ where: { requestId: id }, data: { revokedAt: now } })
    expect(await at(1)).toEqual({ state: 'revoked' })
  })

  it('leads to the quote once a revision was sent, not while it is a draft', async () => {
    const { serial } = await submitRequest(as(anonymous, now), aRequest(), 'en')
    const request = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    const revision = {
      document: {},
      currency: 'USD',
      totalMinor: 1,
      depositMinor: 1,
      validUntil: now,
    }
    const quote = await db.quote.create({
      data: {
        requestId: request.id,
        companyId: request.companyId,
        revisions: { create: { number: 1, state: 'DRAFT', ...revision } },
      },
    })
    expect(await resolveLink(linkToken(request.id), now)).toMatchObject({ quoteSerial: null })
    await db.quoteRevision.updateMany({
      where: { quoteId: quote.id },
      data: { state: 'SENT', documentHash: '0'.repeat(64), sentAt: now },
    })
    expect(await resolveLink(linkToken(request.id), now)).toMatchObject({
      quoteSerial: quote.serial,
    })
  })

  it('opens nothing if altered, cut off or made up', async () => {
    const { serial } = await submitRequest(as(anonymous, now), aRequest(), 'en')
    const token = linkToken((await db.quoteRequest.findUniqueOrThrow({ where: { serial } })).id)
    const altered = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
    for (const text of [altered, token.slice(1), `${token}A`, '', "' OR 1=1 --", '\0'])
      expect(await resolveLink(text, now)).toEqual({ state: 'unknown' })
  })

  it('is made from the configured address and is always the same', () => {
    expect(linkUrl(linkToken('a'))).toBe(`http://localhost:3000/l/${linkToken('a')}`)
    expect(linkToken('a')).not.toBe(linkToken('b'))
  })
})

describe('the cookie of links', () => {
  const tokens = Array.from({ length: 12 }, (_, i) => linkToken(String(i)))
  it('holds ten, the newest first, each once', () => {
    const value = tokens.reduce((held, token) => linksCookie(token, readLinks(held)).value, '')
    expect(readLinks(value)).toEqual(tokens.slice(2).reverse())
    expect(readLinks(linksCookie(tokens[5] ?? '', readLinks(value)).value)[0]).toBe(tokens[5])
    expect(readLinks(linksCookie(tokens[5] ?? '', readLinks(value)).value)).toHaveLength(10)
  })
  it('leaves out what isn’t a token', () =>
    expect(readLinks(`x.${tokens[0]}..<script>`)).toEqual([tokens[0]]))
  it('is out of reach of scripts', () =>
    expect(linksCookie(tokens[0] ?? '', [])).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
      path: '/',
    }))
})
