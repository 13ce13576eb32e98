import { beforeAll, describe, expect, it } from 'vitest'
import { exportCosts, importCosts, previewCosts } from '@/features/costs/commands/import-costs'
import { saveCost } from '@/features/costs/commands/save-cost'
import { reviewCostRate, saveCostRate } from '@/features/costs/commands/save-rate'
import { costPage } from '@/features/costs/queries/cost-page'
import { costTable } from '@/features/costs/queries/cost-table'
import { ratesToReview } from '@/features/costs/queries/rates-to-review'
import { COST_LIST } from '@/features/costs/rules/cost-list'
import { db } from '@/platform/db/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { as, noon } from '@/tests/support/as'
import { asSuperuser } from '@/tests/support/as-superuser'
import { failure } from '@/tests/support/failure'
import { allRows } from '@/tests/support/listed'
import { colleague, staff } from './quotes/quote-fixtures'
import { seedRing } from './quotes/submit-request-fixtures'
import { aRate } from '@/tests/support/a-rate'

const today = noon('2026-11-24')
const SKU = 'RG-1-PL-17'
const cells = {
  subject: 'SKU',
  key: SKU,
  validFrom: '2026-11-01',
  currency: 'USD',
  cost: '0.42',
  source: 'invoice 88',
}

beforeAll(async () => {
  await seedRing()
  await aRate('CNY', '7.2')
})

const row = async (key: string) => {
  const rows = await allRows(COST_LIST, await costTable(staff, today))
  return rows.find((each) => each.key === key)
}

describe('a cost', () => {
  it('is saved by its day with author and audit, and listed against the lowest price', async () => {
    expect(await row(SKU)).toMatchObject({ entry: null, cost: null })
    await saveCost(as(staff, today), { ...cells, version: '0' })
    expect(await row(SKU)).toMatchObject({
      by: 'Lin',
      cost: { unit: '0.42' },
      leastMinor: 100,
      marginBasisPoints: 5_800,
    })
    // Saving the same again changes nothing; a later day is a new row.
    await saveCost(as(staff, today), { ...cells, version: '1' })
    await saveCost(as(colleague, today), {
      ...cells,
      cost: '1.25',
      validFrom: '2026-12-01',
      version: '1',
    })
    const { history, today: now } = await costPage(staff, { subject: 'SKU', key: SKU }, today)
    expect(history.map(({ version, plain, setBy }) => [version, plain, setBy])).toEqual([
      [2, '1.25', 'Wei'],
      [1, '0.42', 'Lin'],
    ])
    expect(now).toMatchObject({ cost: { unit: '0.42' } })
    const later = await costPage(staff, { subject: 'SKU', key: SKU }, noon('2026-12-02'))
    expect(later.today).toMatchObject({ cost: { unit: '1.25' } })
    const events = await db.auditEvent.findMany({ where: { action: 'cost.save' } })
    expect(events.map(({ actorName }) => actorName)).toEqual(['Lin', 'Wei'])
  })

  it('that somebody else entered meanwhile is shown side by side, and nothing is written', async () => {
    const error = await failure(saveCost(as(staff, today), { ...cells, cost: '0.5', version: '1' }))
    if (!(error instanceof StaleEntriesError)) throw error ?? new Error('it was taken')
    expect([error.by.name, error.version, error.base.cost, error.theirs.cost]).toEqual([
      'Wei',
      2,
      '0.42',
      '1.25',
    ])
    expect(await db.costEntry.count({ where: { key: SKU } })).toBe(2)
  })

  it('of an article that nobody sells is refused, and nobody can change a row', async () => {
    const error = await failure(saveCost(as(staff, today), { ...cells, key: 'NONE-1' }))
    expect(error).toMatchObject({ fieldErrors: { key: ['the catalog doesn’t know it'] } })
    for (const statement of ['UPDATE cost_entry SET plain = 0', 'DELETE FROM cost_entry'])
      await expect(asSuperuser([statement])).rejects.toThrow(/written once|cannot be/)
  })

  it('from parts has a figure once every rate is set, and names missing ones', async () => {
    const parts = { ...cells, key: 'RG-1-PL-18', currency: 'CNY', cost: '' }
    await saveCost(as(staff, today), {
      ...parts,
      materials: '316L 5 8',
      labourMinutes: '2',
      version: '0',
    })
    expect((await row('RG-1-PL-18'))?.missing).toEqual([
      { kind: 'MATERIAL', key: '316L' },
      { kind: 'LABOUR', key: '' },
    ])
    const rate = { validFrom: '2026-01-01', source: 'a test', currency: 'CNY' }
    await saveCostRate(as(staff, today), { ...rate, kind: 'MATERIAL', key: '316L', value: '40' })
    await saveCostRate(as(staff, today), { ...rate, kind: 'LABOUR', key: '', value: '0.90' })
    await saveCostRate(as(staff, today), { ...rate, kind: 'LABOUR', key: '', value: '0.9' })
    expect(await db.costRate.count({ where: { kind: 'LABOUR' } })).toBe(1)
    // 5.4 g × 40/kg + 2 × 0.9 = 2.016 yuan.
    expect((await row('RG-1-PL-18'))?.cost?.unit).toBe('0.28')
  })
})

describe('a rate', () => {
  it.each([
    [{ kind: 'LABOUR', key: 'x', currency: 'CNY' }, ['key']],
    [{ kind: 'LABOUR', key: '', currency: '' }, ['currency']],
    [{ kind: 'OVERHEAD', key: '', currency: '', value: '100' }, ['value']],
    [{ kind: 'REFUND', key: '71.17', currency: '' }, ['key']],
    [{ kind: 'MATERIAL', key: '', currency: 'CNY' }, ['key']],
    [{ kind: 'NONE' }, ['kind']],
  ])('%o is refused at its field', async (change, fields) => {
    const base = { value: '13', validFrom: '2026-01-01', source: 'a test', key: '', currency: '' }
    const error = await failure(saveCostRate(as(staff, today), { ...base, ...change }))
    if (!(error instanceof InvalidInputError)) throw error ?? new Error('it was taken')
    expect(Object.keys(error.fieldErrors)).toEqual(expect.arrayContaining(fields))
  })

  it('of a refund is reviewed by somebody other than who set it', async () => {
    await saveCostRate(as(staff, today), {
      kind: 'REFUND',
      key: '7117',
      value: '13',
      currency: '',
      validFrom: '2026-01-01',
      source: 'rate library',
    })
    expect(await ratesToReview(staff)).toEqual([])
    const [waiting] = await ratesToReview(colleague)
    const own = await failure(reviewCostRate(as(staff, today), { id: waiting?.id }))
    expect(own).toBeInstanceOf(InvalidInputError)
    await reviewCostRate(as(colleague, today), { id: waiting?.id })
    const newest = await db.costRate.findFirst({
      where: { kind: 'REFUND' },
      orderBy: { version: 'desc' },
    })
    expect([newest?.version, newest?.reviewedBy, newest?.setBy]).toEqual([2, 'Wei', 'Lin'])
    expect(await ratesToReview(colleague)).toEqual([])
  })
})

describe('a sheet of costs', () => {
  const head = 'subject,key,validFrom,currency,cost,setUp,source\n'
  it('is previewed line by line, and imported in full or not at all', async () => {
    const wrong =
      head +
      'SKU,RG-1-PL-19,2026-11-01,USD,0.4,,invoice 9\n' +
      'SKU,RG-1-PL-19,2026-11-01,USD,0.5,,invoice 9\n' +
      'SKU,NONE,2026-11-01,USD,0.4,,invoice 9\n' +
      'OPTION,RG-1/engrave,2026-13-01,USD,much,,invoice 9\n'
    const run = await previewCosts(as(staff, today), wrong)
    expect(run.problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 key',
      '4 key',
      '5 validFrom',
      '5 cost',
    ])
    const before = await db.costEntry.count()
    await expect(importCosts(as(staff, today), wrong)).rejects.toThrow(InvalidInputError)
    expect(await db.costEntry.count()).toBe(before)
  })

  it('names what costs more than its price, accepts it all the same, and exports the same sheet', async () => {
    const sheet =
      head +
      'SKU,RG-1-PL-19,2026-11-01,USD,2,,invoice 9\n' +
      'OPTION,RG-1/engrave,2026-11-01,USD,0.06,12,invoice 9\n'
    expect(await previewCosts(as(staff, today), sheet)).toMatchObject({
      entries: 2,
      same: 0,
      problems: [],
      above: [{ line: 2, key: 'RG-1-PL-19' }],
    })
    const dearer = `${head}SKU,${SKU},2026-12-01,USD,1.30,,invoice 9\n`
    expect((await previewCosts(as(staff, today), dearer)).changes).toEqual([
      {
        line: 2,
        key: SKU,
        cells: [
          { column: 'cost', before: '1.25', after: '1.3' },
          { column: 'source', before: 'invoice 88', after: 'invoice 9' },
        ],
      },
    ])
    expect(await importCosts(as(staff, today), sheet)).toEqual({ entries: 2 })
    expect((await row('RG-1-PL-19'))?.marginBasisPoints).toBeLessThan(0)
    const again = await exportCosts(staff)
    expect(await previewCosts(as(staff, today), again)).toMatchObject({ entries: 0, problems: [] })
    expect(await importCosts(as(staff, today), again)).toEqual({ entries: 0 })
  })

  it('without its columns names the missing ones', async () => {
    const error = await failure(previewCosts(as(staff, today), 'sku,price\nA,1\n'))
    expect(error).toMatchObject({
      fieldErrors: { file: ['The first line lacks subject, key, validFrom, currency, source.'] },
    })
  })
})
