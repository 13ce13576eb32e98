import { describe, expect, it } from 'vitest'
import { usRules } from '../data/us'
import { usOutlooks } from '../data/us-programme'
import { applyChanges, type RuleChange } from './change'
import { compileRuleSet } from './compile'
import { compileOutlook, outlookProblem, outlookRange } from './outlook'
import { volumeFromHistory } from './quota'
import type { Agreement, ExportControl, RuleSet } from './types'
import { assess, line, rated, ship } from '@/tests/support/shipments'

const applied = (layers: readonly { programme: string; amountMinor: number; status: string }[]) =>
  Object.fromEntries(
    layers
      .filter(({ status }) => status === 'applied')
      .map(({ programme, amountMinor }) => [programme, amountMinor]),
  )

describe('story 1: a steel window for Mexico', () => {
  const quota = (volume: string): RuleChange => ({
    kind: 'open_quota',
    quota: {
      orderNumber: 'MX-STEEL',
      title: 'Steel of Mexican origin',
      unit: 'KGM',
      method: 'first_come_first_served',
      definitions: [
        { from: '2026-12-01', to: '2026-12-31', volume, criticalThresholdPercent: '90' },
        { from: '2027-01-01', to: '2027-01-31', volume, criticalThresholdPercent: '90' },
      ],
    },
  })
  const inForce: RuleChange = {
    kind: 'move_phase',
    agreementId: 'us-mx-steel',
    phaseId: 'window',
    state: 'in_force',
    from: '2026-12-01',
    source: 'story',
  }
  // Average of three base years.
  const volume = volumeFromHistory(['1400', '1500', '1600'])
  const open = applyChanges(usRules, [quota(volume), inForce])

  it('reported: the full steel rate, whatever the quota', () => {
    for (const rules of [usRules, applyChanges(usRules, [quota(volume)])]) {
      const [only] = rated(rules, ship([line()], { quotaBalances: { 'MX-STEEL': '1500' } }))
      expect(applied(only?.layers ?? [])).toEqual({ mfn: 20_000, s232: 250_000 })
      expect(only?.splits).toBeUndefined()
    }
  })

  it('in force: exempt inside, split across the limit, over-quota beyond; the shipment draws down line by line', () => {
    const answer = rated(
      open,
      ship([line(), line({ id: 'b' }), line({ id: 'c' })], {
        quotaBalances: { 'MX-STEEL': '1500' },
      }),
    )
    expect(answer.map(({ splits }) => [splits?.[0]?.inQuota, splits?.[0]?.overQuota])).toEqual([
      ['1000', '0'],
      ['500', '500'],
      ['0', '1000'],
    ])
    // Within the quota no steel duty is due, so it no longer displaces the forced-labour duty.
    expect(applied(answer[0]?.layers ?? [])).toEqual({ mfn: 20_000, s301_forced_labour: 100_000 })
    expect(applied(answer[2]?.layers ?? [])).toEqual({ mfn: 20_000, s232: 250_000 })
    expect(answer[1]).toMatchObject({
      dutyMinor: (20_000 + 100_000) / 2 + (20_000 + 250_000) / 2,
      splits: [{ depositAtRiskMinor: 75_000 }],
    })
  })

  it('the next period reopens', () => {
    const [december] = rated(
      open,
      ship([line()], { quotaBalances: { 'MX-STEEL': '0' }, entryDate: '2026-12-31' }),
    )
    const [january] = rated(
      open,
      ship([line()], { quotaBalances: { 'MX-STEEL': volume }, entryDate: '2027-01-01' }),
    )
    expect([december?.dutyMinor, january?.dutyMinor]).toEqual([270_000, 120_000])
  })

  it('an unknown balance or weight lowers nothing; the saving is named', () => {
    for (const shipment of [
      ship([line()]),
      ship([line({ netWeightGrams: null })], { quotaBalances: { 'MX-STEEL': '1500' } }),
    ]) {
      const [only] = rated(open, shipment)
      expect(only).toMatchObject({ dutyMinor: 270_000 })
      expect(
        only?.savings.some(
          ({ fact, savingMinor }) => fact === 'quota:MX-STEEL' && savingMinor === 150_000,
        ),
      ).toBe(true)
    }
  })
})

describe('story 2: an early harvest with India', () => {
  const agreement: Agreement = {
    id: 'in-story',
    title: 'India-US early harvest',
    parties: ['US', 'IN'],
    legalBasis: 'story',
    source: 'story',
    review: { state: 'reviewed', at: '2026-11-23', by: 'story' },
    phases: [
      {
        id: 'first',
        title: 'industrial goods',
        states: [{ state: 'announced', from: '2026-09-01', source: 'story' }],
        concessions: [
          {
            id: 'industrial',
            programme: 'mfn',
            percent: '0',
            heading: 'IN',
            origins: ['IN'],
            codes: ['42', '44', '48', '71'],
            exceptCodes: ['42029297'],
          },
        ],
      },
      {
        id: 'later',
        title: 'the rest',
        states: [{ state: 'reported', from: '2026-09-01', source: 'story' }],
        concessions: [
          {
            id: 'rest',
            programme: 's301_forced_labour',
            percent: '0',
            heading: 'IN',
            origins: ['IN'],
            codes: [''],
          },
        ],
      },
    ],
  }
  const start: RuleSet = { ...usRules, agreements: [...(usRules.agreements ?? []), agreement] }
  const move = (state: 'provisional' | 'in_force' | 'invalidated', from: string): RuleChange => ({
    kind: 'move_phase',
    agreementId: 'in-story',
    phaseId: 'first',
    state,
    from,
    source: 'story',
  })
  const provisional = applyChanges(start, [move('provisional', '2026-10-01')], '2026-10-01')
  const running = applyChanges(provisional, [move('in_force', '2026-11-01')], '2026-11-01')
  const annulled = applyChanges(running, [move('invalidated', '2026-11-01')], '2026-12-20')
  const jewelry = (entryDate: string, knownAt?: string) =>
    ship(
      [
        line({ hsCode: '7117.19.9000', origin: 'IN' }),
        line({ id: 'case', hsCode: '4202.92.9700', origin: 'IN' }),
      ],
      { entryDate, ...(knownAt ? { knownAt } : {}) },
    )
  const duties = (rules: RuleSet, entryDate: string, knownAt?: string) =>
    rated(rules, jewelry(entryDate, knownAt)).map(({ layers }) => applied(layers))

  const full = [
    { mfn: 110_000, s301_forced_labour: 100_000 },
    { mfn: 176_000, s301_forced_labour: 100_000 },
  ]
  it('announced and provisional change no firm price', () => {
    expect(duties(start, '2026-10-15')).toEqual(full)
    expect(duties(provisional, '2026-10-15')).toEqual(full)
  })
  it('in force frees industrial goods except carve-outs, and the baseline stays', () => {
    expect(duties(running, '2026-11-15')).toEqual([{ s301_forced_labour: 100_000 }, full[1]])
    expect(duties(running, '2026-10-31')).toEqual(full)
  })
  it('annulled from the start, today’s price is the full one, and the old quote replays to the cent', () => {
    expect(duties(annulled, '2026-11-15')).toEqual(full)
    expect(duties(annulled, '2026-11-15', '2026-11-15')).toEqual([
      { s301_forced_labour: 100_000 },
      full[1],
    ])
    expect(duties(annulled, '2026-11-15', '2026-10-15')).toEqual(full)
  })
})

describe('story 3: lists, an outlook and an export control for China', () => {
  const past: RuleSet = {
    ...usRules,
    begins: '2020-01-01',
    origins: { CN: '2020-01-01' },
    measures: usRules.measures
      .filter(({ review }) => review.state === 'reviewed')
      .map((m) =>
        m.programme === 'mfn' ? { ...m, from: '2020-01-01', knownFrom: '2020-01-01' } : m,
      ),
  }
  const article = line({
    hsCode: '4202.92.9700',
    origin: 'CN',
    facts: { exclusion_s301_352: true },
  })
  const duty = (knownAt?: string, facts: Record<string, boolean> = { exclusion_s301_352: true }) =>
    rated(
      past,
      ship([{ ...article, facts }], { entryDate: '2021-11-15', ...(knownAt ? { knownAt } : {}) }),
    )[0]

  it('the 352 were not known in February 2022, and reach back to October 2021 as known today', () => {
    expect(applied(duty('2022-02-01')?.layers ?? [])).toEqual({ mfn: 176_000, s301: 250_000 })
    expect(applied(duty()?.layers ?? [])).toEqual({ mfn: 176_000 })
    expect(duty(undefined, {})).toMatchObject({
      dutyMinor: 426_000,
      savings: [{ heading: '9903.88.67', savingMinor: 250_000 }],
    })
  })

  it('the outlook gives a range and what drives it', () => {
    const outlook = usOutlooks[0]
    if (!outlook) throw new Error('no outlook')
    const range = outlookRange(
      ship([line({ hsCode: '7117.19.9000', origin: 'CN' })], {
        entryDate: '2027-03-01',
        mode: 'air',
      }),
      compileRuleSet(usRules),
      compileOutlook(outlook, usRules),
    )
    // 31% today; 23.5% with the list; 56% with a new action; fees 34.64.
    const fee = 3_464
    expect(range).toMatchObject({
      todayMinor: 310_000 + fee,
      minMinor: 235_000 + fee,
      maxMinor: 560_000 + fee,
      p10Minor: 235_000 + fee,
      p50Minor: 235_000 + fee,
      p90Minor: 310_000 + fee,
    })
    expect(range?.expectedMinor).toBe(235_000 * 0.7 + 310_000 * 0.2 + 560_000 * 0.1 + fee)
    expect(range?.driver).toMatchObject({ programme: 's301_new', spreadMinor: 250_000 })
  })

  it('probabilities that don’t add up to 1 are refused', () => {
    const scenario = (probability: string) => ({
      id: probability,
      title: probability,
      probability,
      changes: [],
    })
    expect(outlookProblem({ scenarios: ['0.7', '0.2', '0.1'].map(scenario) })).toBeNull()
    expect(outlookProblem({ scenarios: ['0.7', '0.2', '0.2'].map(scenario) })).toEqual({
      code: 'duty.outlook_sum',
      values: { sum: { decimal: '1.1' } },
    })
    expect(outlookProblem({ scenarios: ['1.2', '-0.2'].map(scenario) })).toEqual({
      code: 'duty.outlook_probability',
      values: { title: '1.2' },
    })
  })

  it('an export control blocks a line with its reason; a licence known to be granted lets it pass', () => {
    const control: ExportControl = {
      id: 'cn-magnets',
      title: 'rare-earth magnets',
      kind: 'licence',
      exporter: 'CN',
      destinations: ['US'],
      codes: ['7117'],
      licence: { fact: 'cn_magnets', text: 'if MOFCOM grants a licence' },
      from: '2026-12-01',
      to: null,
      legalBasis: 'story',
      source: 'story',
      review: { state: 'reviewed', at: '2026-11-23', by: 'story' },
    }
    const rules = applyChanges(usRules, [{ kind: 'add_export_control', control }])
    const on = (facts?: Record<string, boolean>) =>
      assess(
        rules,
        ship([line({ hsCode: '7117.19.9000', origin: 'CN', ...(facts ? { facts } : {}) })]),
      )
    expect(on().lines[0]?.controls[0]).toMatchObject({
      effect: 'needs_licence',
      reason: { code: 'duty.control_needs_licence', values: { title: 'rare-earth magnets' } },
    })
    expect(on({ cn_magnets: true })).toMatchObject({
      blocked: false,
      lines: [{ controls: [{ effect: 'licensed' }] }],
    })
    const unread = { ...control, review: { state: 'not_reviewed' } } as const
    expect(
      assess(
        applyChanges(usRules, [{ kind: 'add_export_control', control: unread }]),
        ship([line({ hsCode: '7117.19.9000', origin: 'CN', facts: { cn_magnets: false } })]),
      ),
    ).toMatchObject({
      blocked: false,
      lines: [{ controls: [{ effect: 'named', reason: { code: 'duty.control_not_reviewed' } }] }],
    })
    expect(on({ cn_magnets: false })).toMatchObject({
      blocked: true,
      lines: [{ controls: [{ effect: 'blocks' }] }],
    })
    expect(
      assess(
        applyChanges(rules, [
          { kind: 'end_export_control', controlId: 'cn-magnets', on: '2026-12-10' },
        ]),
        ship([line({ hsCode: '7117.19.9000', origin: 'CN' })]),
      ).lines[0]?.controls,
    ).toEqual([])
  })
})

it('freight and insurance enter the value where customs takes it to the border, to the cent', () => {
  const rules: RuleSet = {
    ...usRules,
    destination: 'XX',
    valueBasis: 'cif',
    origins: '*',
    fees: [],
    charges: [
      {
        code: 'vat',
        title: 'VAT',
        percent: '20',
        of: ['customs_value', 'duty'],
        legalBasis: '',
        source: '',
        review: { state: 'reviewed', at: '2026-11-23', by: 'test' },
      },
    ],
  }
  const answer = assess(
    rules,
    ship(
      [1, 2, 3].map((id) =>
        line({ id: String(id), hsCode: '7117.19.9000', origin: 'US', customsValueMinor: 333_33 }),
      ),
      { destination: 'XX', freightMinor: 100_00, insuranceMinor: 1 },
    ),
  )
  expect(answer.lines.reduce((sum, each) => sum + each.customsValueMinor, 0)).toBe(
    3 * 333_33 + 100_01,
  )
  const duty = answer.lines.reduce(
    (sum, each) => sum + (each.status === 'rated' ? each.dutyMinor : 0),
    0,
  )
  expect(answer.fees).toMatchObject([
    { programme: 'vat', amountMinor: Math.round((3 * 333_33 + 100_01 + duty) * 0.2) },
  ])
})
