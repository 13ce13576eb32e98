import { MAX_LINES } from '@/features/basket/rules/limits'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashToken, linkToken, linkUrl } from '@/features/accounts/rules/links'
import { as } from '@/tests/support/as'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { RepeatedRequestError } from '@/features/requests/commands/repeated-request'
import { requestMailsJob } from '@/features/requests/mails/request-letters'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import type { SubmitRequest } from '@/features/requests/schema'
import { db } from '@/platform/db/client'
import { aRate } from '@/tests/support/a-rate'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, counts, now, seedRing } from './submit-request-fixtures'
import { failure } from '@/tests/support/failure'
import { aMember } from '@/tests/support/a-member'

const submit = (input: unknown, actor = anonymous) => submitRequest(as(actor, now), input, 'en')
/** faults of an input, as "path code" */
async function problems(input: unknown): Promise<string[]> {
  const error = await failure(submit(input))
  if (!(error instanceof InvalidRequestError)) throw error ?? new Error('it was taken')
  return error.problems.map((p) => `${p.path} ${p.code}`)
}
const bulk = (change: object = {}) => ({
  kind: 'BULK' as const,
  sku: 'RG-1-PL-17',
  quantity: 500,
  ...change,
})

beforeAll(async () => {
  await boss()
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
  await seedRing('ARCHIVED', 'RG-3')
})

afterAll(stopBoss)

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`
  await db.mailMessage.deleteMany()
  await db.quoteRequest.deleteMany()
  await db.contact.deleteMany()
  await db.company.deleteMany()
})

describe('a good request', () => {
  it('is written as a whole: lines, link, audit and the job for its mails', async () => {
    const { number, serial } = await submit(aRequest())
    expect(number).toBe(`RFQ-${String(serial).padStart(5, '0')}`)
    expect(await counts()).toEqual({
      requests: 1,
      lines: 2,
      contacts: 1,
      companies: 1,
      links: 1,
      audits: 1,
      mailOrders: 1,
    })
    const stored = await db.quoteRequest.findUniqueOrThrow({
      where: { serial },
      include: {
        lines: { orderBy: { position: 'asc' }, include: { variant: true } },
        accessLinks: true,
      },
    })
    expect(Number(stored.estimateMinor)).toBe(500 * 100 + 200 * 250)
    expect(
      stored.lines.map((line) => [
        line.position,
        line.kind,
        line.quantity,
        line.variant?.sku ?? null,
      ]),
    ).toEqual([
      [1, 'BULK', 500, 'RG-1-PL-17'],
      [2, 'CUSTOM', 200, null],
    ])
    expect(stored.accessLinks[0]?.tokenHash).toBe(hashToken(linkToken(stored.id)))
    expect(stored.accessLinks[0]?.expiresAt.getTime()).toBe(now.getTime() + 180 * 86_400_000)
  })

  it('has its two letters written once, however often the job runs', async () => {
    const { number, serial } = await submit(aRequest())
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    await requestMailsJob.handle({ requestId: id })
    await requestMailsJob.handle({ requestId: id })
    const mails = await db.mailMessage.findMany({ orderBy: { template: 'asc' } })
    expect(mails.map((mail) => [mail.template, mail.toAddress])).toEqual([
      ['request-arrived', 'sales@fsc.example'],
      ['request-received', 'ana@aurora.example'],
    ])
    for (const mail of mails) expect(mail.subject).toContain(number)
    expect(mails[1]?.html).toContain(linkUrl(linkToken(id)))
    expect(mails[1]?.text).toContain(linkUrl(linkToken(id)))
    expect(mails[0]?.html).not.toContain(linkToken(id))
  })

  it('accepts a SKU in small letters', async () => {
    await submit(aRequest({ lines: [bulk({ sku: 'rg-1-pl-18' })] }))
    expect(Number((await db.quoteRequest.findFirstOrThrow()).estimateMinor)).toBe(500 * 105)
  })

  it('may consist of custom pieces only', async () => {
    const lines = aRequest().lines.filter((line) => line.kind === 'CUSTOM')
    await submit(aRequest({ lines }))
    expect(Number((await db.quoteRequest.findFirstOrThrow()).estimateMinor)).toBe(50_000)
  })

  it('is refused in a currency without a rate, and accepted in one with a rate', async () => {
    expect(await problems(aRequest({ currency: 'MXN' }))).toEqual(['currency invalid'])
    await aRate('MXN', '20')
    await submit(aRequest({ currency: 'MXN' }))
    expect(Number((await db.quoteRequest.findFirstOrThrow()).estimateMinor)).toBe(
      500 * 100 + (200 * 250) / 20,
    )
  })

  it('ignores forged prices: the server prices', async () => {
    const forged = {
      ...aRequest({
        lines: [bulk({ unitPriceMinor: 1, lineTotalMinor: 1, price: { unitPriceMinor: 1 } })],
      }),
      estimateMinor: 1,
      goodsMinor: 1,
      status: 'QUOTED',
      companyId: randomUUID(),
      serial: 1,
    }
    const { serial } = await submit(forged)
    expect(await db.quoteRequest.findUniqueOrThrow({ where: { serial } })).toMatchObject({
      estimateMinor: 50_000n,
      status: 'NEW',
    })
  })

  it('goes to the company that the address belongs to, whatever its case', async () => {
    await submit(aRequest())
    await submit(aRequest({ contactEmail: 'ANA@Aurora.example', companyName: 'Other name' }))
    expect(await counts()).toMatchObject({ requests: 2, contacts: 1, companies: 1 })
    expect(
      (await db.quoteRequest.findFirstOrThrow({ orderBy: { serial: 'desc' } })).companyName,
    ).toBe('Other name')
  })
})

describe('a signed-in buyer', () => {
  const user = async (companyId: string | null) => {
    const { id } = await db.user.create({
      data: {
        id: randomUUID(),
        name: 'Bo',
        email: `${randomUUID()}@b.example`,
        emailVerified: true,
      },
    })
    const { email } = await db.user.findUniqueOrThrow({ where: { id } })
    return aMember({ userId: id, name: 'Bo', email, companyId })
  }

  it('asks for their company, and their address decides, not the typed one', async () => {
    const company = await db.company.create({ data: { name: 'Bo Ltd' } })
    const actor = await user(company.id)
    await submit(aRequest({ contactEmail: 'victim@elsewhere.example' }), actor)
    expect((await db.quoteRequest.findFirstOrThrow()).companyId).toBe(company.id)
    expect((await db.contact.findFirstOrThrow()).email).toBe(actor.email)
    await db.user.delete({ where: { id: actor.userId } })
  })

  it('without a company gets one with the first request', async () => {
    const actor = await user(null)
    await submit(aRequest({ contactEmail: actor.email }), actor)
    const request = await db.quoteRequest.findFirstOrThrow()
    expect(await db.companyMember.findMany({ where: { userId: actor.userId } })).toMatchObject([
      { companyId: request.companyId, roles: ['owner'] },
    ])
    await db.user.delete({ where: { id: actor.userId } })
  })
})

describe('the same key', () => {
  it('submits once, one after the other', async () => {
    const request = aRequest()
    const first = await submit(request)
    expect(await submit(request)).toEqual(first)
    expect(await counts()).toMatchObject({ requests: 1, lines: 2, mailOrders: 1, audits: 1 })
  })

  it.each(['a new', 'a known'])(
    'submits once, twenty at a time, from %s address',
    async (address) => {
      if (address === 'a known') await submit(aRequest())
      const before = await counts()
      const request = aRequest()
      const answers = await Promise.all(Array.from({ length: 20 }, () => submit(request)))
      expect(new Set(answers.map((answer) => answer.serial)).size).toBe(1)
      const after = await counts()
      expect([
        after.requests - before.requests,
        after.lines - before.lines,
        after.links - before.links,
        after.mailOrders - before.mailOrders,
      ]).toEqual([1, 2, 1, 1])
      expect(after).toMatchObject({ contacts: 1, companies: 1 })
    },
  )

  it('gets the same answer when the catalog changed meanwhile', async () => {
    const request = aRequest()
    const first = await submit(request)
    await db.product.update({ where: { styleNumber: 'RG-1' }, data: { status: 'ARCHIVED' } })
    expect(await submit(request)).toEqual(first)
    await db.product.update({ where: { styleNumber: 'RG-1' }, data: { status: 'PUBLISHED' } })
  })

  it('with other content is refused, with the number only for the same person', async () => {
    const request = aRequest()
    const { number } = await submit(request)
    const changed = await failure(submit({ ...request, notes: 'one more thing' }))
    expect(changed).toBeInstanceOf(RepeatedRequestError)
    expect((changed as RepeatedRequestError).number).toBe(number)
    const stranger = await failure(submit({ ...request, contactEmail: 'eve@evil.example' }))
    expect((stranger as RepeatedRequestError).number).toBeNull()
    expect(await counts()).toMatchObject({ requests: 1, contacts: 1 })
  })

  it('twenty first requests of one new address create one contact', async () => {
    await Promise.all(Array.from({ length: 20 }, () => submit(aRequest())))
    expect(await counts()).toMatchObject({ requests: 20, contacts: 1, companies: 1 })
  })
})

describe('bad input', () => {
  const cases: [string, Partial<Record<keyof SubmitRequest, unknown>>, string[]][] = [
    [
      'nothing at all',
      { companyName: ' ', contactName: '', contactEmail: '', destination: '', lines: [] },
      [
        'companyName required',
        'contactName required',
        'contactEmail email',
        'destination destination',
        'lines no_lines',
      ],
    ],
    ['an address that is none', { contactEmail: 'ana' }, ['contactEmail email']],
    ['an object for a text', { contactName: { not: '' } }, ['contactName invalid']],
    ['a NUL', { notes: 'a\0b' }, ['notes invalid']],
    ['a text without end', { notes: 'x'.repeat(4001) }, ['notes too_long']],
    ['an unknown country', { destination: 'XX' }, ['destination destination']],
    ['an unknown currency', { currency: 'BTC' }, ['currency invalid']],
    ['an unknown Incoterm', { incoterm: 'DAT' }, ['incoterm invalid']],
    ['a past day', { wantedDate: '2020-01-01' }, ['wantedDate past_date']],
    ['a day that is none', { wantedDate: '2027-02-30' }, ['wantedDate invalid']],
    ['a key that is none', { idempotencyKey: '1' }, ['idempotencyKey invalid']],
    ['an unknown SKU', { lines: [bulk(), bulk({ sku: 'NO-1' })] }, ['lines.1.sku unknown_sku']],
    [
      'a design not yet published',
      { lines: [bulk({ sku: 'RG-2-PL-17' })] },
      ['lines.0.sku unknown_sku'],
    ],
    [
      'a design no longer offered',
      { lines: [bulk({ sku: 'RG-3-PL-17' })] },
      ['lines.0.sku not_offered'],
    ],
    ['less than the MOQ', { lines: [bulk({ quantity: 90 })] }, ['lines.0.quantity below_moq']],
    ['off the multiple', { lines: [bulk({ quantity: 105 })] }, ['lines.0.quantity off_multiple']],
    [
      'too few for an option',
      { lines: [bulk({ quantity: 200, optionCodes: ['engrave'] })] },
      ['lines.0.quantity below_option_minimum'],
    ],
    [
      'an unknown option',
      { lines: [bulk({ optionCodes: ['gold'] })] },
      ['lines.0.optionCodes unknown_option'],
    ],
    [
      'an origin it has not',
      { lines: [bulk({ origin: 'MX' })] },
      ['lines.0.origin unknown_origin'],
    ],
    ...[0, -1, 1e9, 1.5, '100', null].map((quantity): (typeof cases)[number] => [
      `quantity ${JSON.stringify(quantity)}`,
      { lines: [bulk({ quantity })] },
      ['lines.0.quantity quantity'],
    ]),
    ['a line of no kind', { lines: [{ kind: 'GIFT' }] }, ['lines.0.kind invalid']],
    [
      'a line too many',
      { lines: Array.from({ length: MAX_LINES + 1 }, () => bulk()) },
      ['lines too_many_lines'],
    ],
    [
      'a custom piece undescribed',
      {
        lines: [
          {
            kind: 'CUSTOM',
            quantity: 1,
            specification: { type: '', grade: '999', finish: '', size: '' },
          },
        ],
      },
      [
        'lines.0.specification.type required',
        'lines.0.specification.grade invalid',
        'lines.0.specification.finish required',
        'lines.0.specification.size required',
      ],
    ],
    [
      'a design that can’t be made',
      {
        lines: [
          {
            kind: 'CUSTOM',
            quantity: 1,
            specification: {
              type: 'x',
              grade: '316L',
              finish: 'x',
              size: 'x',
              design: 'family=band&widthMm=90',
            },
          },
        ],
      },
      ['lines.0.specification.design invalid'],
    ],
    [
      'a custom piece wanted yesterday',
      {
        lines: [
          {
            kind: 'CUSTOM',
            quantity: 1,
            specification: {
              type: 'x',
              grade: '304',
              finish: 'x',
              size: 'x',
              wantedDate: '2026-11-23',
            },
          },
        ],
      },
      ['lines.0.specification.wantedDate past_date'],
    ],
  ]
  it.each(cases)('%s', async (_, change, expected) => {
    expect(await problems({ ...aRequest(), ...change })).toEqual(expected)
    expect(await counts()).toEqual({
      requests: 0,
      lines: 0,
      contacts: 0,
      companies: 0,
      links: 0,
      audits: 0,
      mailOrders: 0,
    })
  })

  it('no object at all', async () => {
    for (const input of [null, undefined, 'x', 7, []])
      expect(await failure(submit(input))).toBeInstanceOf(InvalidRequestError)
  })

  it('offers quantities that fit', async () => {
    const error = await failure(submit(aRequest({ lines: [bulk({ quantity: 105 })] })))
    expect((error as InvalidRequestError).problems[0]?.nearest).toEqual([100, 110])
  })
})
