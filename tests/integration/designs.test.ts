import { describe, expect, it } from 'vitest'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { renderQuotePdf } from '@/documents/quote-pdf'
import { keepDesign } from '@/features/designs/commands/keep-design'
import { canonicalDesign, codesFor } from '@/features/designs/rules/codes'
import { DESIGN_FAMILIES } from '@/features/designs/rules/family'
import { startDesign } from '@/features/designs/rules/start-design'
import { designQuery } from '@/features/designs/rules/address'
import { listedDesign } from '@/features/designs/rules/listed'
import { keptDesign } from '@/features/designs/queries/designs'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { ownDesigns } from '@/features/quotes/queries/own-designs'
import { getQuote } from '@/features/quotes/queries/quotes'
import { getRequest } from '@/features/requests/queries/requests'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { anonymous, aRequest, now } from './quotes/submit-request-fixtures'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

describe('a kept design', () => {
  it('has one code, however many people keep it at once', async () => {
    const keptDesigns = await Promise.all(
      Array.from({ length: 20 }, () => keepDesign(as(anonymous), { design: 'family=signet' })),
    )
    expect(new Set(keptDesigns.map(({ code }) => code)).size).toBe(1)
    expect(await db.keptDesign.count()).toBe(1)
    expect(await db.auditEvent.count({ where: { action: 'design.keep' } })).toBe(1)
    expect(keptDesigns[0]?.code).toMatch(/^D-[2-9A-Z]{5}$/)
    // However it was written, it comes back in full.
    expect(await keptDesign(keptDesigns[0]?.code ?? '')).toBe(designQuery(startDesign('signet')))
    expect(
      (await keepDesign(as(anonymous), { design: designQuery(startDesign('signet')) })).code,
    ).toBe(keptDesigns[0]?.code)
  })

  it('gets a longer code where another design has its own', async () => {
    const { sha256 } = canonicalDesign(startDesign('hoop'))
    const [first, second] = codesFor(sha256)
    await db.keptDesign.create({
      data: { code: first ?? '', sha256: '0'.repeat(64), query: 'another' },
    })
    expect((await keepDesign(as(anonymous), { design: 'family=hoop' })).code).toBe(second)
  })

  it.each([
    ['what can’t be made', { design: 'family=band&widthMm=99' }],
    ['no design', { design: 'family=__proto__' }],
    ['a filter', { design: { not: '' } }],
    ['too much', { design: `family=band&engraving=${'x'.repeat(700)}` }],
    ['nothing', undefined],
  ])('is refused for %s', async (_, input) => {
    await expect(keepDesign(as(anonymous), input)).rejects.toThrow(InvalidInputError)
  })

  it('isn’t found by a code that was never assigned', async () => {
    for (const code of ['D-22222', '', 'D-7f3k2', "D-'; --", 'D-0OIL1'])
      expect(await keptDesign(code)).toBeNull()
    expect(
      new Set(
        DESIGN_FAMILIES.map((family) => codesFor(canonicalDesign(startDesign(family)).sha256)[0]),
      ).size,
    ).toBe(DESIGN_FAMILIES.length)
  })
})

describe('a buyer’s designs', () => {
  it('are those that they kept and those that their company requested, once each, and nobody else’s', async () => {
    const company = await db.company.create({ data: { name: 'Aurora' } })
    const people = await Promise.all(
      ['ana', 'bo'].map(async (name) => {
        const email = `${name}@aurora-designs.example`
        const user = await db.user.create({ data: { id: name, name, email, emailVerified: true } })
        const place = await db.companyMember.create({
          data: { companyId: company.id, userId: user.id, roles: ['buyer'] },
        })
        return memberActor({ ...user, userId: user.id }, [place])
      }),
    )
    const [ana, bo] = people as [(typeof people)[0], (typeof people)[0]]
    const pendant = await keepDesign(as(ana, now), { design: 'family=pendant' })
    await keepDesign(as(ana, now), { design: 'family=pendant' })
    const specification = {
      type: 'Band ring',
      grade: '316L' as const,
      finish: 'polished',
      size: '18 mm',
      design: 'family=band',
    }
    const { serial } = await submitRequest(
      as(ana, now),
      aRequest({
        contactEmail: ana.email,
        lines: [{ kind: 'CUSTOM', quantity: 300, specification }],
      }),
      'en',
    )
    const requestLine = expect.objectContaining({
      design: expect.objectContaining({ family: 'band' }) as unknown,
      isKept: false,
      trades: [{ requestSerial: serial, quoteSerial: null }],
    }) as unknown
    expect(await ownDesigns(bo)).toEqual([requestLine])
    expect(await ownDesigns(ana)).toEqual(
      expect.arrayContaining([
        requestLine,
        expect.objectContaining({ code: pendant.code, isKept: true, trades: [] }),
      ]),
    )
    expect(await ownDesigns(ana)).toHaveLength(2)
    expect(await ownDesigns(memberActor({ ...bo, userId: 'nobody' }, []))).toEqual([])
  })
})

describe('a request for a design', () => {
  it('carries our code, not the browser’s, and brings picture, weight, time and planning price to the quote', async () => {
    const specification = {
      type: 'Band ring',
      grade: '316L' as const,
      finish: 'PVD gold',
      size: 'Width 6 mm',
      design: designQuery({ ...startDesign('band'), finish: 'pvd-gold' }),
      designCode: 'D-AAAAA',
    }
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({ currency: 'USD', lines: [{ kind: 'CUSTOM', quantity: 300, specification }] }),
      'en',
    )
    const {
      lines: [requestLine],
    } = await getRequest(staff, serial)
    const code = requestLine?.specification?.designCode ?? ''
    expect(await keptDesign(code)).toBe(specification.design)
    expect(code).not.toBe('D-AAAAA')
    const quote = await startQuote(as(staff, now), serial)
    const { revision } = await getQuote(staff, quote.serial)
    const [line] = revision.document.draft.lines
    expect(line).toMatchObject({
      imagePath: `/api/v1/designs/picture.png?code=${code}`,
      unitPriceMinor: 0,
      unitWeightGrams: '5',
      leadTimeDays: 30,
    })
    expect(line?.details[0]).toBe(`Design ${code}`)
    expect(line?.listUnitPriceMinor).toBeGreaterThan(100)
    const pdf = await renderQuotePdf(revision.document, {
      size: 'A4',
      sentAt: null,
      documentHash: null,
      acceptance: null,
    })
    expect(pdf.includes('/Subtype /Image')).toBe(true)
  })

  it('describes and weighs the design itself, whatever an outdated page sent along', async () => {
    const drawer = (widthMm: number) => {
      const start = startDesign('drawer')
      return designQuery({ ...start, dimensions: { ...start.dimensions, widthMm } })
    }
    const now420 = listedDesign(drawer(420))
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({
        currency: 'USD',
        lines: [
          {
            kind: 'CUSTOM',
            quantity: 100,
            specification: {
              type: 'Something else',
              grade: 'not steel',
              finish: 'Made of gold',
              size: 'Width 600 mm, Lining design.values.undefined',
              description:
                'Made to order from our Drawer organizer model.\nWidth: 420 mm\nLining: design.values.undefined\nabout 3503.6 g\nPlease line it twice.',
              design: drawer(420),
              weightGrams: '1',
            },
          },
        ],
      }),
      'en',
    )
    const { lines, estimateMinor } = await getRequest(staff, serial)
    const [asked] = lines
    expect(asked?.specification).toMatchObject({
      ...now420?.specification,
      weightGrams: now420?.weightGrams,
      description: 'Please line it twice.',
    })
    expect(asked?.designFacts).toEqual(now420?.facts)
    // At the planning price of its real weight, not of the gram that was claimed.
    expect(estimateMinor).toBeGreaterThan(100 * 1_000)
    const quote = await startQuote(as(staff, now), serial)
    const { revision } = await getQuote(staff, quote.serial)
    const [line] = revision.document.draft.lines
    expect(line?.unitWeightGrams).toBe(now420?.weightGrams)
    expect(estimateMinor).toBe(100 * (line?.listUnitPriceMinor ?? 0))
    expect(JSON.stringify(revision.document)).not.toMatch(/design\.values|3503|Made of gold/)
  })

  it('made earlier, with a text’s name stored, is read and quoted in words', async () => {
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({
        currency: 'USD',
        lines: [
          {
            kind: 'CUSTOM',
            quantity: 100,
            specification: {
              type: 'Band ring',
              grade: '316L',
              finish: 'Polished',
              size: 'Width 6 mm',
              design: designQuery(startDesign('band')),
            },
          },
        ],
      }),
      'en',
    )
    await db.quoteRequestLine.updateMany({
      where: { request: { serial } },
      data: {
        specification: {
          type: 'Band ring',
          grade: '316L',
          finish: 'Polished',
          size: 'Width 6 mm, Shape design.values.undefined, Stones design.va',
          description: 'Shape: Domed\nStones: None',
          design: designQuery(startDesign('band')),
        },
      },
    })
    const { lines } = await getRequest(staff, serial)
    expect(JSON.stringify(lines)).not.toContain('design.va')
    expect(lines[0]?.specification?.size).toContain('Shape Domed, Stones None')
    const quote = await startQuote(as(staff, now), serial)
    const { revision } = await getQuote(staff, quote.serial)
    expect(JSON.stringify(revision.document)).not.toContain('design.va')
  })
})
