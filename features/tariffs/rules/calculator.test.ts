import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerLandedCost } from '../api/landed-cost'
import { landedCostAnswer, landedCostRequest } from '../api/landed-cost-schema'
import { landedCost } from '../api/operation'
import { A_HOUSE } from '@/tests/support/a-house'
import { openApiDocument } from '@/platform/api/openapi'
import { calculate, readQuestion, withFact } from './calculator'
import { assessDuty } from '../engine/assess'
import { rateHistory } from './rate-history'
import { SHIPPED_RULES } from './rules-in-force'

const TODAY = '2026-11-24'
const ask = (query: Record<string, string> = {}) => {
  const { shipment } = readQuestion(query, TODAY)
  if (!shipment) throw new Error('not a question')
  return calculate(shipment, SHIPPED_RULES)
}

describe('the calculator', () => {
  it('shows the published history of 7117.19.90 from China', () => {
    expect(ask().history.map(({ from, ratePercent }) => [from, ratePercent])).toEqual([
      ['2025-01-01', 18.5],
      ['2025-02-04', 28.5],
      ['2025-03-04', 38.5],
      ['2025-04-05', 48.5],
      ['2025-04-09', 122.5],
      ['2025-04-10', 163.5],
      ['2025-05-14', 48.5],
      ['2025-11-10', 38.5],
      ['2026-02-24', 28.5],
      ['2026-07-24', 31],
    ])
    expect(ask().history.at(-1)?.causes).toEqual([
      '+ Section 301 forced labour 12.5%',
      '− Section 122 surcharge 10%',
    ])
  })

  it('shows for every day the rate of that day', () => {
    const shipment = readQuestion({}, TODAY).shipment
    if (!shipment) throw new Error('not a question')
    const history = rateHistory(shipment, SHIPPED_RULES.compiledFor('US'), '2027-11-24')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1050 }), (days) => {
        const day = new Date(Date.parse('2025-01-01T00:00:00Z') + days * 86_400_000)
          .toISOString()
          .slice(0, 10)
        const [line] = assessDuty(
          { ...shipment, entryDate: day },
          SHIPPED_RULES.compiledFor('US'),
        ).lines
        expect(history.findLast(({ from }) => from <= day)?.ratePercent).toBe(
          line?.status === 'rated' ? Number(line.totalRatePercent) : null,
        )
      }),
    )
  })

  it('has one landed cost, whoever pays which part of it', () => {
    const { sides, assessment } = ask({ value: '1110', freight: '180.50', insurance: '12,25' })
    for (const side of sides) expect(side.invoiceMinor + side.buyerPaysMinor).toBe(side.landedMinor)
    expect(sides.map(({ invoiceMinor }) => invoiceMinor)).toEqual([
      111_000,
      111_000,
      130_275,
      130_275,
      130_275 + assessment.totalMinor,
    ])
  })

  it('gives a range once a scenario affects the day of entry, and none before', () => {
    expect(ask().outlook).toBeNull()
    expect(ask({ date: '2027-03-01' }).outlook?.range).toMatchObject({
      minMinor: expect.any(Number),
      driver: { programme: 's301_new' },
    })
  })

  it('takes blank entries from a design, and prefers typed ones', () => {
    const goods = { hsCode: '7323.93.0080', valueMinor: 250_000, netWeightGrams: '90000' }
    const line = (query: Record<string, string>) =>
      readQuestion(query, TODAY, goods).shipment?.lines[0]
    expect(line({ product: 'FSC-D101' })).toMatchObject({
      hsCode: '7323.93.0080',
      customsValueMinor: 250_000,
      netWeightGrams: '90000',
      pieces: 500,
    })
    expect(
      line({ product: 'FSC-D101', quantity: '20', hs: '', value: '100', kg: '2.5' }),
    ).toMatchObject({
      hsCode: '7323.93.0080',
      customsValueMinor: 10_000,
      netWeightGrams: '2500',
      pieces: 20,
    })
    expect(readQuestion({ product: 'FSC-X999' }, TODAY).wrong).toEqual(['product'])
    expect(readQuestion({ hs: '', value: '' }, TODAY).wrong.toSorted()).toEqual(['hs', 'value'])
  })

  it('replays what was known, and takes a fact as true only once it is stated', () => {
    const query = { hs: '7208.51.0030', date: '2026-08-01' }
    expect(ask({ ...query, known: '2026-07-22' }).line).not.toEqual(ask(query).line)
    const { line } = ask({ date: '2026-08-01' })
    const saving = line?.status === 'rated' ? line.savings[0] : undefined
    const facts = new URLSearchParams(
      withFact(readQuestion({ date: '2026-08-01' }, TODAY), saving?.fact ?? '', true).split('?')[1],
    )
    expect(
      ask({ date: '2026-08-01' }).assessment.totalMinor -
        ask(Object.fromEntries(facts)).assessment.totalMinor,
    ).toBe(saving?.savingMinor)
  })

  it('shows the Mexican window as an outlook while it is only reported', () => {
    const { line, outlook } = ask({
      hs: '7323.93.0080',
      from: 'MX',
      value: '5000',
      kg: '3000',
      date: '2027-03-01',
    })
    expect(line).toMatchObject({ status: 'rated', totalRatePercent: '27' })
    // Free of the 25% on steel, it owes the 10% that the steel duty had displaced.
    expect(outlook).toMatchObject({
      title: 'US-Mexico steel window',
      range: {
        maxMinor: outlook?.range.todayMinor,
        minMinor: (outlook?.range.todayMinor ?? 0) - 75_000,
      },
    })
  })

  it('names each entry that it can’t take, and keeps what was typed', () => {
    const question = readQuestion(
      { hs: 'ring', value: '-5', to: 'XX', kg: 'two', date: '2026-02-30' },
      TODAY,
    )
    expect(question).toMatchObject({ shipment: null, typed: { hs: 'ring', value: '-5' } })
    expect(question.wrong.toSorted()).toEqual(['date', 'hs', 'kg', 'to', 'value'])
  })

  it('gives an indication of what nobody has reviewed, and charges nothing', () => {
    const { line, assessment, sides } = ask({ to: 'GB', hs: '7117.90.0000' })
    expect(line).toMatchObject({
      status: 'to_be_confirmed',
      indicative: [{ ratePercent: '4', status: 'named', amountMinor: 0 }],
    })
    expect([assessment.totalMinor, assessment.complete, sides]).toEqual([0, false, []])
  })
})

describe('the public interface', () => {
  const NOTHING_SAID = { rates: {}, ways: {} }
  const EUR = { unitsPerUsd: '0.92', asOf: '2026-11-20', source: 'a test' }
  const request = {
    destination: 'US',
    entryDate: TODAY,
    lines: [{ hsCode: '7117.19.9000', origin: 'CN', customsValue: '1110.00' }],
  }
  it('answers by its own description', () => {
    const answer = answerLandedCost(landedCostRequest.parse(request), SHIPPED_RULES, NOTHING_SAID)
    expect(landedCostAnswer.parse(answer)).toEqual(answer)
    // 31% of 1,110.00 is 344.10; MPF 34.58, HMF 1.39
    expect(answer).toMatchObject({
      duties: '344.10',
      total: '380.07',
      landed: '1490.07',
      lines: [{ id: '1', duty: '344.10', totalRatePercent: '31' }],
    })
  })
  it('answers for all seven destinations, each with its own taxes', () => {
    const to = (destination: string, hsCode: string, freight = '40.00') => {
      const asked = landedCostRequest.parse({
        ...request,
        destination,
        freight,
        lines: [{ hsCode, origin: 'CN', customsValue: '1000.00' }],
      })
      const answer = answerLandedCost(asked, SHIPPED_RULES, {
        rates: { EUR },
        ways: { DE: 'seller', US: 'none' },
      })
      expect(landedCostAnswer.parse(answer)).toEqual(answer)
      return answer
    }
    // CIF 1,040.00, duty 4% 41.60, VAT 19% of 1,081.60 = 205.50.
    expect(to('DE', '7117.19.00')).toMatchObject({
      accountCurrency: 'EUR',
      duties: '41.60',
      fees: [{ programme: 'vat', basis: '1081.60', amount: '205.50' }],
      landed: '1287.10',
      lowValue: [],
      ddp: { offered: true, why: 'offered', instead: [] },
    })
    // Freight outside the value: duty 8.5% of 1,000.00, GST 5% of 1,085.00 = 54.25.
    expect(to('CA', '7117.19.90')).toMatchObject({
      accountCurrency: 'CAD',
      duties: '85.00',
      fees: [{ programme: 'gst', amount: '54.25' }],
      landed: '1179.25',
      // No rate of Canadian dollars was given.
      lowValue: [
        { standing: 'unknown', rate: null },
        { standing: 'unknown', rate: null },
      ],
      ddp: { offered: false, why: 'house', instead: ['DAP', 'CIF'] },
    })
    expect(to('GB', '7117.19.00')).toMatchObject({ duties: '41.60', total: '257.92' })
    expect(to('AU', '7117.19.00')).toMatchObject({
      duties: '50.00',
      fees: [{ basis: '1090.00', amount: '109.00' }],
    })
    for (const destination of ['MX', 'IN'])
      expect(to(destination, '7117.19.90')).toMatchObject({
        complete: false,
        total: '0.00',
        lines: [
          { status: 'to_be_confirmed', message: expect.stringContaining('hasn’t been read') },
        ],
      })
    expect(to('US', '7117.19.9000')).toMatchObject({
      duties: '310.00',
      savings: [{ fact: 'informal_entry', saving: '31.81' }],
      lowValue: [{ id: 'us-informal', standing: 'under', rate: null }],
      ddp: { offered: false, text: expect.stringMatching(/^United States: .*DAP or CIF/) },
    })
  })
  it('says whether we deliver duty paid on the day of entry, and why not', () => {
    const to = (destination: string, entryDate: string, way: 'none' | 'seller' | 'established') =>
      answerLandedCost(
        landedCostRequest.parse({ ...request, destination, entryDate }),
        SHIPPED_RULES,
        { rates: {}, ways: { [destination]: way } },
      ).ddp
    // From 21 September 2027 the Union requires an importer established there.
    expect(to('FR', '2027-09-20', 'seller').offered).toBe(true)
    expect(to('FR', '2027-09-21', 'seller')).toMatchObject({
      offered: false,
      why: 'law',
      instead: ['DAP', 'CIF'],
      text: 'France: on Sep 21, 2027 the law there asks another importer than we have, so DAP or CIF is offered instead of DDP.',
      importer: { review: { state: 'reviewed' } },
    })
    expect(to('FR', '2027-09-21', 'established').offered).toBe(true)
    expect(to('FR', '2026-12-01', 'none').why).toBe('house')
    expect(to('JP', '2026-12-01', 'seller')).toMatchObject({
      why: 'law',
      text: expect.stringContaining('nobody has read'),
      importer: null,
    })
  })
  it('names the field it refuses, of five thousand lines', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => ({
      ...request.lines[0],
      customsValue: i === 4_321 ? '1e9' : '10',
    }))
    const parsed = landedCostRequest.safeParse({ ...request, lines })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'lines.4321.customsValue',
    ])
    expect(landedCostRequest.safeParse({ ...request, lines: [...lines, ...lines] }).success).toBe(
      false,
    )
    expect(landedCostRequest.safeParse({ ...request, price: '1' }).success).toBe(false)
  })
  it('is described by OpenAPI 3.1 from the same schemas', () => {
    const document = openApiDocument([landedCost], 'http://localhost', A_HOUSE.house)
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/v1/landed-cost': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    required: ['destination', 'entryDate', 'lines'],
                    properties: { lines: { maxItems: 5000 } },
                  },
                },
              },
            },
          },
        },
      },
    })
    expect(JSON.stringify(document)).not.toContain('undefined')
  })
})
