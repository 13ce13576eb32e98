import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { getQuote } from '@/features/quotes/queries/quotes'
import { tariffImpact } from '@/features/quotes/queries/tariff-impact'
import {
  discardChangeSet,
  draftChange,
  getChangeSet,
  publishChangeSet,
  rulesWith,
} from '@/features/tariffs/commands/change-sets'
import {
  draftImport,
  exportMeasures,
  previewImport,
} from '@/features/tariffs/commands/import-rules'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { measureFits } from '@/features/tariffs/rules/measure-list'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { now } from '../quotes/submit-request-fixtures'
import { staff, wei, TODAY, aQuote, ends, openDesk } from './fixtures'
import { failure } from '@/tests/support/failure'
import { as, noon } from '@/tests/support/as'

beforeAll(openDesk)
afterAll(stopBoss)

/** The known measures of the United States that fit. */
const known = async (asked: Parameters<typeof measureFits>[1]) =>
  (await rulesInForce()).us.measures.filter(
    (measure) => measure.knownTo === undefined && measureFits(measure, asked),
  )

describe('a change of the rules', () => {
  it('changes no price as a draft; its impact shows the quotes it would affect and what we would bear', async () => {
    const { serial, revision } = await aQuote()
    const { serial: set } = await draftChange(as(staff, noon(TODAY)), {
      kind: 'supersede_measure',
      measureId: 's301-list4a',
      on: '2026-12-01',
      percent: '25',
      source: 'a test notice',
    })
    const { changes } = await getChangeSet(staff, set)
    const impact = await tariffImpact(
      staff,
      await rulesInForce(),
      rulesWith((await rulesInForce()).us, changes, TODAY),
      '2026-12-01',
    )
    // 500 rings at USD 1.00 of 7117.19.90: 7.5% becomes 25%.
    expect(impact.moved).toMatchObject([
      {
        serial,
        bornBy: 'seller',
        afterMinor: revision.document.duty.totalMinor + 8_750,
        beforeMinor: revision.document.duty.totalMinor,
      },
    ])
    expect(impact.exposureUsdMinor).toBe(8_750)
    expect(
      (
        await tariffImpact(
          staff,
          await rulesInForce(),
          rulesWith((await rulesInForce()).us, changes, TODAY),
          '2026-11-30',
        )
      ).moved,
    ).toEqual([])
    expect((await rulesInForce()).version).toBe(0)
    await discardChangeSet(as(staff), set)
    expect(
      await failure(
        publishChangeSet(as(wei, now), { serial: set, expectedVersion: 0, reason: 'too late' }),
      ),
    ).toEqual(new ConflictError('not_a_draft'))
  })

  it('that can’t be made is refused by name, and nothing is written', async () => {
    const before = await db.tariffChangeSet.count()
    for (const [input, field] of [
      [ends('nothing-such'), 'change'],
      [ends('s301-list4a', '2024-01-01'), 'change'],
      [{ ...ends('s301-list4a'), source: '' }, 'source'],
      [
        {
          kind: 'supersede_measure',
          measureId: 's301-list4a',
          on: '2026-12-01',
          percent: '-5',
          source: 'a test notice',
        },
        'percent',
      ],
      [
        {
          kind: 'move_phase',
          agreementId: 'us-mx-steel',
          phaseId: 'nothing',
          state: 'in_force',
          from: '2026-12-01',
          source: 'a test notice',
        },
        'change',
      ],
    ] as const) {
      const error = await failure(draftChange(as(staff, noon(TODAY)), input))
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    expect(await db.tariffChangeSet.count()).toBe(before)
  })

  it('published by eight at once is published once; the others have to look again', async () => {
    const sets = await Promise.all(
      Array.from({ length: 8 }, () => draftChange(as(staff, noon(TODAY)), ends('s301-list4a'))),
    )
    const answers = await Promise.allSettled(
      sets.map(({ serial }) =>
        publishChangeSet(as(wei, now), {
          serial,
          expectedVersion: 0,
          reason: 'the notice took effect',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toEqual(new ConflictError('stale'))
    expect((await rulesInForce()).version).toBe(1)
    expect(await db.auditEvent.count({ where: { action: 'tariff.publish' } })).toBe(1)
    expect(
      (await known({ text: '9903.88.15', origin: 'CN', day: '2026-12-01' })).map(({ id }) => id),
    ).toEqual(['s301-list4a-beside', 's301-list4a-split'])
  })

  it('prices the next quote, leaves a sent one as signed, and stops sending one whose total changed', async () => {
    const { serial, revision } = await aQuote()
    expect(revision.document.duty).toMatchObject({ ruleSetVersion: expect.stringMatching(/\+1$/) })
    const sent = await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    const open = await aQuote()
    const { serial: set } = await draftChange(
      as(staff, noon(TODAY)),
      ends('s301-forced-labour', '2026-11-20'),
    )
    await publishChangeSet(as(wei, now), {
      serial: set,
      expectedVersion: 1,
      reason: 'revoked by a test',
    })
    expect((await getQuote(staff, serial)).revision.document).toEqual(sent.document)
    expect(
      await failure(
        sendRevision(as(staff, now), {
          serial: open.serial,
          revision: 1,
          version: open.revision.version,
          expectedTotalMinor: open.revision.document.totalMinor,
        }),
      ),
    ).toEqual(new ConflictError('total_moved'))
    const saved = await saveDraft(as(staff, now), {
      serial: open.serial,
      revision: 1,
      version: open.revision.version,
      draft: open.revision.document.draft,
    })
    expect(open.revision.document.duty.totalMinor - saved.document.duty.totalMinor).toBe(6_250)
  })

  it('needs a reason', async () => {
    const { serial } = await draftChange(as(staff, noon(TODAY)), ends('s301-list3'))
    expect(
      await failure(
        publishChangeSet(as(wei, now), {
          serial,
          expectedVersion: (await rulesInForce()).version,
          reason: ' ',
        }),
      ),
    ).toBeInstanceOf(InvalidInputError)
  })
})

describe('an imported file', () => {
  const entered = { day: '2027-01-01', source: 'Schedule of this test', prefixes: '' }
  const schedule = (rate: string) =>
    JSON.stringify([
      { htsno: '7117.19.15', general: rate },
      { htsno: '4202.99.90', general: '21%' },
    ])

  it('is drafted as a whole or not at all, and prices nothing before it is published', async () => {
    const before = await db.tariffChangeSet.count()
    expect(await previewImport(as(staff, noon(TODAY)), schedule('9%'), entered)).toMatchObject({
      errors: [],
      unchanged: 0,
      changes: [{ line: 1, before: '8%' }, { line: 1 }, { line: 1, before: '20%' }, { line: 1 }],
    })
    for (const [file, more, field] of [
      [schedule('a lot'), {}, 'file'],
      [schedule('9%'), { source: '' }, 'source'],
      ['[]', {}, 'file'],
      [schedule('9%').slice(0, -3), {}, 'file'],
    ] as const) {
      const error = await failure(
        draftImport(as(staff, noon(TODAY)), file, { ...entered, ...more }),
      )
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    expect(await db.tariffChangeSet.count()).toBe(before)
    const { serial } = await draftImport(as(staff, noon(TODAY)), schedule('9%'), entered)
    expect((await getChangeSet(staff, serial)).changes).toHaveLength(4)
    const rate = async () =>
      (await known({ text: '4202.99.90', origin: 'CN', day: '2027-02-01' })).find(
        ({ programme }) => programme === 'mfn',
      )?.duty.percent
    expect(await rate()).toBe('20')
    await publishTariffs(as(wei, now), {
      serial,
      expectedVersion: (await rulesInForce()).version,
      reason: 'the schedule came out',
    })
    expect(await rate()).toBe('21')
    // Importing its own export changes nothing.
    expect(
      await previewImport(as(staff, noon(TODAY)), await exportMeasures(staff), entered),
    ).toMatchObject({
      changes: [],
      errors: [],
    })
  })

  it('is drafted row by row: what was left out stays out, and is stored with its note', async () => {
    const file = JSON.stringify([{ htsno: '4420.90.45', general: '5%' }])
    const { changes } = await previewImport(as(staff, noon(TODAY)), file, entered)
    expect(changes.length).toBeGreaterThan(1)
    const { serial } = await draftImport(as(staff, noon(TODAY)), file, {
      ...entered,
      left: '0',
      notes: '{"0":"asked the broker"}',
    })
    const set = await getChangeSet(staff, serial)
    expect(set.changes).toEqual(changes.slice(1).map(({ change }) => change))
    expect(set.decisions[0]).toMatchObject({ taken: false, note: 'asked the broker' })
    expect(set.decisions).toHaveLength(changes.length)
    for (const [more, field] of [
      [{ left: `0-${changes.length - 1}` }, 'file'],
      [{ left: 'all' }, 'left'],
    ] as const) {
      const error = await failure(
        draftImport(as(staff, noon(TODAY)), file, { ...entered, ...more }),
      )
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
  })
})
