import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { designQuery } from '@/features/designs/rules/address'
import { withChange } from '@/features/designs/rules/fixes'
import { startDesign } from '@/features/designs/rules/start-design'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { papersOfQuote } from '@/features/quotes/queries/quote-papers'
import { getQuote } from '@/features/quotes/queries/quotes'
import { submitRequest } from '@/features/requests/commands/submit-request'
import type { SubmitRequest } from '@/features/requests/schema'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { colleague, openDesk, staff } from './quote-fixtures'
import { anonymous, aRequest, now } from './submit-request-fixtures'

const SKU = 'RG-1-PL-17'

beforeAll(openDesk)
afterAll(stopBoss)

type Custom = Extract<SubmitRequest['lines'][number], { kind: 'CUSTOM' }>['specification']

const ring = (stone: string): string =>
  designQuery(withChange(startDesign('band'), { field: 'stone', value: stone }))
const custom = (more: Partial<Custom> = {}): Custom => ({
  type: 'ring',
  grade: '316L',
  finish: 'polished',
  size: '18 mm',
  ...more,
})
const request = (specification: Custom, change: Partial<SubmitRequest> = {}) =>
  aRequest({ lines: [{ kind: 'CUSTOM', quantity: 300, specification }], ...change })

async function quoted(specification: Custom, change: Partial<SubmitRequest> = {}) {
  const { serial } = await submitRequest(as(anonymous, now), request(specification, change), 'en')
  const quote = await startQuote(as(staff, now), serial)
  const { revision } = await getQuote(staff, quote.serial)
  return { serial: quote.serial, version: revision.version, document: revision.document }
}

describe('statements on custom goods', () => {
  it('come from a design’s choices, which lead to the code and the duty', async () => {
    const { document } = await quoted(custom({ design: ring('none') }))
    const [line] = document.draft.lines
    expect(line).toMatchObject({
      hsCode: '7117.19.9000',
      goods: [
        {
          from: 'design',
          by: expect.stringMatching(/^D-/) as string,
          facts: { kind: 'jewelry', metal: 'base', stones: 'none', plating: 'none' },
        },
      ],
    })
    expect(document.duty.lines[0]).toMatchObject({ status: 'rated', totalRatePercent: '31' })
    const german = await quoted(custom({ design: ring('none') }), {
      destination: 'DE',
      incoterm: 'CIF',
    })
    expect(german.document.draft.lines[0]?.hsCode).toBe('7117.19.00')
  })

  it('have no code while a fact is open: unknown stones are never the cheaper', async () => {
    const { document } = await quoted(custom({ design: ring('row') }))
    expect(document.draft.lines[0]).toMatchObject({
      hsCode: null,
      goods: [{ from: 'design', excludes: { stones: 'none' } }],
    })
  })

  it('are refused if a buyer contradicts the design, naming both', async () => {
    const refused = await failure(
      submitRequest(
        as(anonymous, now),
        request(custom({ design: ring('row'), facts: { stones: 'none' } })),
        'en',
      ),
    )
    expect(refused).toMatchObject({
      problems: [
        {
          path: 'lines.0.specification.facts.stones',
          code: 'fact',
          values: {
            why: expect.stringMatching(/^“No stones” is said by .+ stones are set in/) as string,
          },
        },
      ],
    })
    const glass = await quoted(custom({ design: ring('row'), facts: { stones: 'glass' } }))
    expect(glass.document.draft.lines[0]).toMatchObject({
      hsCode: '7117.19.9000',
      goods: [{ from: 'design' }, { from: 'buyer', by: 'Ana Ruiz', facts: { stones: 'glass' } }],
    })
  })

  it('of a described piece are the buyer’s facts with its grade', async () => {
    const { document } = await quoted(
      custom({ facts: { kind: 'jewelry', stones: 'none', cuff_link: 'yes' } }),
    )
    expect(document.draft.lines[0]).toMatchObject({
      hsCode: '7117.11.0000',
      goods: [
        { from: 'grade', by: '316L', facts: { metal: 'base' } },
        { from: 'buyer', facts: { kind: 'jewelry', stones: 'none', cuff_link: 'yes' } },
      ],
    })
    expect((await quoted(custom())).document.draft.lines[0]).toMatchObject({ hsCode: null })
  })

  it('of the catalog name who stated each fact and on which day, as far as recorded', async () => {
    const product = await db.product.findFirstOrThrow({
      where: { variants: { some: { sku: SKU } } },
    })
    const facts = [
      { fact: 'kind', answer: 'jewelry' },
      { fact: 'stones', answer: 'none' },
    ]
    await db.product.update({ where: { id: product.id }, data: { facts } })
    await db.$transaction((tx) =>
      recordAudit(tx, {
        actor: { kind: 'staff', id: 'wei', name: 'Wei' },
        action: 'product.save',
        objectType: 'product',
        objectId: product.id,
        after: { facts: { kind: 'jewelry', stones: 'glass' } },
      }),
    )
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({ lines: [{ kind: 'BULK', sku: SKU, quantity: 500 }] }),
      'en',
    )
    const quote = await startQuote(as(staff, now), serial)
    const { draft } = (await getQuote(staff, quote.serial)).revision.document
    // The last author of the stones fact stated another value, so this one has no author.
    expect(draft.lines[0]?.goods).toMatchObject([
      { from: 'product', by: `${product.styleNumber}, Wei`, facts: { kind: 'jewelry' } },
      { from: 'product', by: product.styleNumber, facts: { stones: 'none' } },
    ])
    const { lines, lacks } = await papersOfQuote(staff, quote.serial)
    expect(lines).toMatchObject([{ sku: SKU, said: [{ by: `${product.styleNumber}, Wei` }, {}] }])
    expect(lacks.map(({ message }) => message.code)).toEqual([
      'papers.lacks.fact',
      'papers.lacks.making',
    ])
    await db.product.update({ where: { id: product.id }, data: { facts: [] } })
  })

  it('are made at the desk with name and instant, survive others’ saves, and change the duty', async () => {
    const { serial, version, document } = await quoted(custom({ facts: { kind: 'display' } }), {
      destination: 'CA',
      incoterm: 'DAP',
    })
    const draft = {
      ...document.draft,
      namedPlace: 'Toronto',
      lines: document.draft.lines.map((line) => ({
        ...line,
        hsCode: '7323.93.90',
        goods: [
          ...(line.goods ?? []),
          {
            from: 'desk',
            by: 'somebody',
            at: '2020-01-01T00:00:00Z',
            facts: { melt_country: 'CN' },
          },
        ],
      })),
    }
    const saved = await saveDraft(as(staff, now), { serial, revision: 1, version, draft })
    const stated = {
      from: 'desk',
      by: 'Lin',
      at: now.toISOString(),
      facts: { melt_country: 'CN' },
    }
    expect(saved.document.draft.lines[0]?.goods?.at(-1)).toEqual(stated)
    const surtax = saved.document.duty.lines[0]?.layers.find(
      ({ measureId }) => measureId === 'ca-melt',
    )
    expect(surtax).toMatchObject({
      status: 'named',
      reason: { code: 'duty.not_reviewed_met' },
    })
    const later = new Date(now.getTime() + 3_600_000)
    const again = await saveDraft(as(colleague, later), {
      serial,
      revision: 1,
      version: saved.version,
      draft: { ...saved.document.draft, freightMinor: 7_000 },
    })
    expect(again.document.draft.lines[0]?.goods?.at(-1)).toEqual(stated)
  })

  it('are refused at the desk where they contradict the design, and nothing is stored', async () => {
    const { serial, version, document } = await quoted(custom({ design: ring('row') }))
    const refused = await failure(
      saveDraft(as(staff, now), {
        serial,
        revision: 1,
        version,
        draft: {
          ...document.draft,
          lines: document.draft.lines.map((line) => ({
            ...line,
            goods: [
              // The editor can't change the design's own words.
              { from: 'desk', by: '', at: '2020-01-01T00:00:00Z', facts: { stones: 'none' } },
            ],
          })),
        },
      }),
    )
    expect(refused).toBeInstanceOf(InvalidInputError)
    expect((refused as InvalidInputError).fieldErrors).toEqual({
      'lines.0.goods.stones': [
        expect.stringMatching(
          /^“No stones” is said by our desk, Lin, but stones are set in its design D-/,
        ),
      ],
    })
    expect((await getQuote(staff, serial)).revision.version).toBe(version)
  })
})
