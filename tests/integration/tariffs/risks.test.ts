import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { draftChange } from '@/features/tariffs/commands/change-sets'
import { previewImport, draftImport } from '@/features/tariffs/commands/import-rules'
import { riskTable, riskView } from '@/features/tariffs/queries/risk-table'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { riskNotices } from '@/features/tariffs/rules/risk-notices'
import { RISK_LIST } from '@/features/tariffs/rules/risk-list'
import { EU_STATES } from '@/features/tariffs/schema'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as, noon } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { listed } from '@/tests/support/listed'
import { openDesk, staff, TODAY, wei } from './fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

// The requirements in this test are made up.
const at = noon(TODAY)
const entered = {
  kind: 'add_notice',
  topic: 'licence',
  title: 'Licence of this test',
  text: 'A licence is needed where the article is one of this test.',
  papers: 'The licence itself\n\n A letter that says so ',
  destinations: 'EU, us',
  codes: '7117, 7323.93',
  origins: '*',
  from: '2026-11-24',
  to: '',
  legalBasis: 'A law of this test',
  source: 'a notice of this test',
}
const ID = 'desk-licence-of-this-test-2026-11-24'

const draft = (entries: object) => draftChange(as(staff, at), entries)
const publish = async (serial: number, actor = wei, when = at) =>
  publishTariffs(as(actor, when), {
    serial,
    expectedVersion: (await rulesInForce()).version,
    reason: 'read in its source',
  })
const fieldsOf = (error: unknown) =>
  error instanceof InvalidInputError ? error.fieldErrors : error
const asked = async (destination: string, hsCode: string, day: string) => {
  const rules = (await rulesInForce()).rowsOf(destination)
  if (!rules) throw new Error(destination)
  return riskNotices([{ rules, goods: [{ hsCode, origin: 'CN' }] }], day).map(
    ({ notice }) => notice.id,
  )
}
const versions = async () => {
  const rules = await rulesInForce()
  return ['US', 'DE', 'FR', 'GB'].map((destination) => rules.compiledFor(destination).version)
}

describe('a country’s requirement beside duty', () => {
  it('is drafted by one person, published by another, and applies in every named country', async () => {
    const before = await versions()
    const { serial } = await draft(entered)
    expect(await asked('DE', '7117.19.00', TODAY)).not.toContain(ID)
    expect(fieldsOf(await failure(publish(serial, staff)))).toEqual({
      change: ['Lin drafted this: somebody else publishes it'],
    })
    const { version } = await publish(serial)
    for (const destination of ['US', ...EU_STATES])
      expect(await asked(destination, '7117.19.0000', TODAY)).toContain(ID)
    for (const [destination, code, day] of [
      ['GB', '7117.19.00', TODAY],
      ['DE', '4202.92.00', TODAY],
      ['DE', '7117.19.00', '2026-11-23'],
    ] as const)
      expect(await asked(destination, code, day)).not.toContain(ID)
    // Rates of a country without changes keep their version.
    expect(await versions()).toEqual([
      ...before.slice(0, 3).map((each) => `${each}+${version}`),
      before[3],
    ])
    const { notice, destinations } = await riskView(staff, ID)
    expect(notice).toMatchObject({
      topic: 'licence',
      papers: ['The licence itself', 'A letter that says so'],
      codes: ['7117', '732393'],
      review: { state: 'reviewed', at: TODAY, by: 'Lin' },
    })
    expect(destinations).toEqual(['US', ...EU_STATES])
  })

  it('is reviewed by whoever read it, changes from a day on, ends, and keeps its history', async () => {
    const recalled = 'eu-nickel'
    const { serial: review } = await draft({ kind: 'review_notice', noticeId: recalled })
    await publish(review)
    const read = await riskView(staff, recalled)
    expect(read.notice.review).toEqual({ state: 'reviewed', at: TODAY, by: 'Lin' })
    expect(read.history.map(({ review: of, knownTo }) => [of.state, knownTo])).toEqual([
      ['not_reviewed', TODAY],
      ['reviewed', undefined],
    ])
    expect(read.destinations).toEqual([...EU_STATES])

    const later = noon('2026-11-25')
    const { kind: _, destinations: __, from: ___, to: ____, ...goods } = entered
    const { serial: next } = await draftChange(as(staff, later), {
      ...goods,
      kind: 'supersede_notice',
      noticeId: ID,
      on: '2027-01-01',
      text: 'From now on two licences are needed for it.',
    })
    await publish(next, wei, later)
    const following = `${ID}-from-2027-01-01`
    expect(await asked('DE', '7117.19.00', '2026-12-31')).toContain(ID)
    expect(await asked('DE', '7117.19.00', '2027-01-01')).toContain(following)
    expect(await asked('DE', '7117.19.00', '2027-01-01')).not.toContain(ID)

    const { serial: last } = await draftChange(as(staff, later), {
      kind: 'end_notice',
      noticeId: following,
      on: '2027-06-01',
      source: 'a repeal of this test',
    })
    await publish(last, wei, later)
    expect(await asked('US', '7117.19.0000', '2027-06-01')).not.toContain(following)
    const { history } = await riskView(staff, following)
    expect(
      history.map(({ id, to, knownTo, endSource }) => [id, to, knownTo ?? null, endSource ?? null]),
    ).toEqual([
      [ID, null, '2026-11-25', null],
      [ID, '2027-01-01', null, 'a notice of this test'],
      // Read and corrected on one day: nobody was told the first reading.
      [following, '2027-06-01', null, 'a repeal of this test'],
    ])
    expect(await failure(riskView(staff, 'nothing'))).toBeInstanceOf(NotFoundError)
  })

  it('that is invalid is reported at its field, and nothing is drafted', async () => {
    const wrong = async (over: object) => fieldsOf(await failure(draft({ ...entered, ...over })))
    expect(await wrong({ destinations: 'JP' })).toHaveProperty('destinations')
    expect(await wrong({ destinations: '' })).toHaveProperty('destinations')
    expect(await wrong({ text: 'short' })).toHaveProperty('text')
    expect(await wrong({ topic: 'weather' })).toHaveProperty('topic')
    expect(await wrong({ codes: 'ring' })).toHaveProperty('codes')
    expect(await wrong({ papers: Array(13).fill('a paper').join('\n') })).toHaveProperty('papers')
    expect(await wrong({ to: '2026-11-24' })).toEqual({ to: ['ends before it begins'] })
    expect(await wrong({})).toEqual({ change: [`There is a risk ${ID} already.`] })
    expect(await wrong({ kind: 'review_notice', noticeId: 'nothing' })).toEqual({
      change: ['There is no risk nothing.'],
    })
    expect(
      await wrong({ kind: 'end_notice', noticeId: ID, on: '2026-11-01', source: 'too early' }),
    ).toEqual({ change: [`There is no risk ${ID} to end on Nov 1, 2026.`] })
  })

  it('can come from a file too, for countries whose rules we have', async () => {
    const { notice } = await riskView(staff, ID)
    const file = (destinations: string[]) =>
      JSON.stringify({
        format: 'tariff-changes/1',
        title: 'Risks of this test',
        changes: [
          {
            kind: 'add_notice',
            destinations,
            notice: {
              ...notice,
              id: 'from-a-file',
              from: '2027-02-01',
              to: null,
              knownFrom: undefined,
              endSource: undefined,
              review: { state: 'not_reviewed' },
            },
          },
        ],
      })
    const terms = { day: '2027-02-01', source: 'a file of this test', prefixes: '' }
    const run = await previewImport(as(staff, at), file(['GB']), terms)
    expect(run.errors).toEqual([])
    expect(run.warnings).toMatchObject([
      { message: { code: 'tariffImport.no_reviewer', values: { id: 'from-a-file' } } },
    ])
    const { serial } = await draftImport(as(staff, at), file(['GB']), terms)
    await publish(serial)
    expect(await asked('GB', '7117.19.00', '2027-02-01')).toContain('from-a-file')
    expect(fieldsOf(await failure(draftImport(as(staff, at), file(['JP']), terms)))).toEqual({
      file: ['No rules of JP are held.'],
    })
  })

  it('is listed once with all its countries, by topic, review, words, code and day', async () => {
    const found = async (params: Record<string, string>) =>
      (await listed(RISK_LIST, await riskTable(staff, at), params)).rows.map(
        ({ notice }) => notice.id,
      )
    expect(await found({})).toContain('eu-nickel')
    expect((await found({})).filter((id) => id === 'eu-nickel')).toHaveLength(1)
    expect(await found({ to: 'FR', topic: 'licence' })).toEqual([ID])
    expect(await found({ topic: 'licence', day: '2027-03-01', to: 'FR' })).toEqual([
      `${ID}-from-2027-01-01`,
    ])
    expect(await found({ q: 'the licence itself' })).toEqual([ID])
    expect(await found({ q: '7323.93.00', to: 'IN' })).toEqual(['in-bis'])
    expect(await found({ review: 'none', to: 'DE' })).not.toContain('eu-nickel')
  })
})
