import Ajv2020 from 'ajv/dist/2020'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as articles } from '@/app/api/v1/articles/route'
import { GET as designFile } from '@/app/api/v1/designs/[file]/route'
import { POST as keepDesign } from '@/app/api/v1/designs/route'
import { POST as freight } from '@/app/api/v1/freight/route'
import { POST as landedCost } from '@/app/api/v1/landed-cost/route'
import { GET as landedPrice } from '@/app/api/v1/landed-price/route'
import { GET as readLists, POST as changeLists } from '@/app/api/v1/lists/route'
import { GET as me } from '@/app/api/v1/me/route'
import { GET as openapi } from '@/app/api/v1/openapi.json/route'
import { OPERATIONS } from '@/app/api/v1/operations'
import { GET as readOrder } from '@/app/api/v1/orders/[number]/route'
import { GET as listOrders } from '@/app/api/v1/orders/route'
import { GET as ownPrices } from '@/app/api/v1/own-prices/route'
import { POST as priceLines } from '@/app/api/v1/price-lines/route'
import { GET as readQuote } from '@/app/api/v1/quotes/[number]/route'
import { GET as listQuotes } from '@/app/api/v1/quotes/route'
import { GET as suggest } from '@/app/api/v1/suggest/route'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { route } from '@/features/accounts/route'
import { as } from '@/tests/support/as'
import { createApiKey } from '@/features/companies/commands/create-api-key'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { setImporter } from '@/features/tariffs/commands/set-importer'
import { landedCostExamples } from '@/features/tariffs/api/operation'
import { A_HOUSE } from '@/tests/support/a-house'
import { openApiDocument } from '@/platform/api/openapi'
import { operation, type AnyOperation } from '@/platform/api/operation'
import { PROBLEM_STATUS, problemType } from '@/platform/api/problem-kinds'
import { db } from '@/platform/db/client'
import { anonymous, seedRing } from './quotes/submit-request-fixtures'
import { z } from 'zod'
import { aMember } from '@/tests/support/a-member'

// Real calls of every operation of the interface: each answer is what the document says it is.

const asked = vi.hoisted(() => ({ by: null as unknown }))
vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentActor: () => Promise.resolve(asked.by),
}))
vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
let member: Actor = anonymous

interface Content {
  schema?: object
}
interface Described {
  responses: Record<string, { content?: Record<string, Content> }>
}
const document = openApiDocument(OPERATIONS, 'http://localhost:3000', A_HOUSE.house) as {
  paths: Record<string, Record<string, Described>>
  components: { schemas: { Problem: object } }
}
const ajv = new Ajv2020({ strict: false, validateFormats: false })

/** What the document says of an answer, and what of it is wrong. */
async function faultsOf({ path, method }: AnyOperation, response: Response): Promise<string> {
  const { responses } = document.paths[path]?.[method.toLowerCase()] ?? { responses: {} }
  const described = responses[response.status]
  if (!described) return `${response.status} is not described`
  if (response.status === 204) return described.content ? 'a body is described' : ''
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const content = described.content?.[type]
  if (!content) return `${type} is not described`
  if (!type.includes('json')) return ''
  const schema =
    type === 'application/problem+json' ? document.components.schemas.Problem : content.schema
  if (!schema) return `${type} has no schema`
  return ajv.validate(schema, await response.clone().json()) ? '' : ajv.errorsText()
}

const called = (id: string): AnyOperation => {
  const found = OPERATIONS.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}
const get = (query = '') => new Request(`http://localhost:3000/api/v1/x${query}`)
const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://localhost:3000/api/v1/x', {
    method: 'POST',
    headers: { origin: 'http://localhost:3000', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const file = (name: string) => ({ params: Promise.resolve({ file: name }) })
const listId = crypto.randomUUID()
/** Keys of the member's company: for everything, and for its orders alone. Of its goods api-keys.test.ts asks. */
let keys = { all: '', orders: '' }
const by = (key: 'all' | 'orders', query = '') =>
  new Request(`http://localhost:3000/api/v1/x${query}`, {
    headers: { authorization: `Bearer ${keys[key]}` },
  })
const numbered = (number: string) => ({ params: Promise.resolve({ number }) })

/** operation, status, call */
type Call = [id: string, status: number, call: () => Promise<Response>, by?: () => Actor]
const CALLS: Call[] = [
  ['describe', 200, () => openapi(get())],
  ['me', 200, () => me(get())],
  ['me', 200, () => me(get()), () => member],
  ['articles', 200, () => articles(get('?code=RG-1&code=RG-1-PL-19&code=none'))],
  ['suggest', 200, () => suggest(get('?q=band'))],
  ['suggest', 200, () => suggest(get('?q=RG-1-PL-17'))],
  ['landedPrice', 200, () => landedPrice(get('?slug=ring-rg-1&quantity=100'))],
  ['landedPrice', 200, () => landedPrice(get('?slug=ring-rg-1&quantity=100&as=curve'))],
  ['landedPrice', 200, () => landedPrice(get('?slug=ring-rg-1&quantity=9&own=1')), () => member],
  ['landedPrice', 404, () => landedPrice(get('?slug=none&quantity=100'))],
  ['landedPrice', 422, () => landedPrice(get('?slug=ring-rg-1&quantity=many'))],
  ['ownPrices', 200, () => ownPrices(get('?slugs=ring-rg-1'))],
  ['ownPrices', 200, () => ownPrices(get('?slugs=ring-rg-1')), () => member],
  ['ownPrices', 422, () => ownPrices(get('?slugs=NO!'))],
  [
    'priceLines',
    200,
    () =>
      priceLines(
        post({
          currency: 'USD',
          lines: [
            { sku: 'RG-1-PL-17', quantity: 500, optionCodes: ['engrave'] },
            { sku: 'RG-1-PL-18', quantity: 105 },
            { sku: 'RG-1-PL-71', quantity: null },
            { sku: 'RG-1-PL-17', quantity: null },
          ],
        }),
      ),
    () => member,
  ],
  [
    'priceLines',
    200,
    () =>
      priceLines(
        post({
          currency: 'USD',
          destination: 'US',
          lines: [{ sku: 'RG-1-PL-17', quantity: 500 }],
        }),
      ),
  ],
  [
    'freight',
    200,
    () => freight(post({ destination: 'US', goods: [{ code: 'RG-1', pieces: 500 }] })),
  ],
  ['freight', 400, () => freight(post('{'))],
  ['freight', 413, () => freight(post({ goods: ['x'.repeat(100_000)] }))],
  ['freight', 422, () => freight(post({ destination: 'US', goods: [] }))],
  ['priceLines', 400, () => priceLines(post('{'))],
  ['priceLines', 413, () => priceLines(post({ currency: 'USD', lines: ['x'.repeat(1_100_000)] }))],
  ['priceLines', 422, () => priceLines(post({ currency: 'USD', lines: [{ sku: 7 }] }))],
  ['priceLines', 422, () => priceLines(post({ currency: 'EUR', lines: [] }))],
  ['readLists', 200, () => readLists(get())],
  ['changeLists', 403, () => changeLists(post('no JSON'))],
  ['changeLists', 403, () => changeLists(post({}, { origin: 'https://evil.example' }))],
  [
    'changeLists',
    204,
    () =>
      changeLists(
        post({
          do: 'put',
          list: {
            id: listId,
            name: 'Spring',
            items: [{ sku: 'RG-1-PL-17', quantity: 500, note: '' }],
          },
        }),
      ),
    () => member,
  ],
  ['changeLists', 422, () => changeLists(post({ do: 'rename', listId, name: '' })), () => member],
  [
    'changeLists',
    404,
    () => changeLists(post({ do: 'rename', listId: crypto.randomUUID(), name: 'X' })),
    () => member,
  ],
  ['readLists', 200, () => readLists(get()), () => member],
  ['keepDesign', 200, () => keepDesign(post({ design: 'family=band&engraving=A' }))],
  ['keepDesign', 422, () => keepDesign(post({ design: 'family=none' }))],
  ['designFile', 200, () => designFile(get('?family=band'), file('estimate'))],
  ['designFile', 200, () => designFile(get('?family=band&widthMm=99'), file('estimate'))],
  ['designFile', 200, () => designFile(get('?family=band'), file('drawing.svg'))],
  ['designFile', 200, () => designFile(get('?family=band'), file('model.stl'))],
  ['designFile', 422, () => designFile(get('?family=band&widthMm=99'), file('model.stl'))],
  ['designFile', 422, () => designFile(get('?family=band&view=none'), file('picture.png'))],
  ['designFile', 404, () => designFile(get('?family=band'), file('recipe'))],
  ['designFile', 404, () => designFile(get('?family=none'), file('estimate'))],
  ['listQuotes', 200, () => listQuotes(by('all'))],
  ['listQuotes', 401, () => listQuotes(get())],
  ['listQuotes', 403, () => listQuotes(by('orders'))],
  ['listQuotes', 422, () => listQuotes(by('all', '?cursor=2'))],
  ['readQuote', 401, () => readQuote(get(), numbered('Q-00001'))],
  ['readQuote', 403, () => readQuote(by('orders'), numbered('Q-00001'))],
  ['readQuote', 404, () => readQuote(by('all'), numbered('Q-99999'))],
  ['listOrders', 200, () => listOrders(by('orders', '?limit=100'))],
  ['listOrders', 401, () => listOrders(get())],
  ['listOrders', 422, () => listOrders(by('orders', '?limit=101'))],
  ['readOrder', 401, () => readOrder(get(), numbered('SO-00001'))],
  ['readOrder', 404, () => readOrder(by('orders'), numbered('none'))],
  ...Object.values(landedCostExamples).map((example): Call => [
    'landedCost',
    200,
    () => landedCost(post(example)),
  ]),
  ['landedCost', 200, () => landedCost(post({ ...landedCostExamples.US, detail: 'totals' }))],
  ['landedCost', 400, () => landedCost(post(''))],
  ['landedCost', 422, () => landedCost(post({ ...landedCostExamples.US, lines: [] }))],
]

beforeAll(async () => {
  await seedRing()
  const company = await db.company.create({ data: { name: 'Aurora' } })
  const user = await db.user.create({
    data: {
      id: crypto.randomUUID(),
      name: 'Ana',
      email: 'ana@aurora.example',
    },
  })
  member = aMember({ userId: user.id, name: user.name, email: user.email, companyId: company.id })
  const make = (name: string, ...scopes: string[]) =>
    createApiKey(as(member), {
      companyId: company.id,
      name,
      days: '30',
      ...Object.fromEntries(scopes.map((scope) => [`scope.${scope}`, 'on'])),
    })
  keys = {
    all: (await make('all', 'quotes:read', 'orders:read')).key,
    orders: (await make('orders', 'orders:read')).key,
  }
  await activatePriceList(
    as(staff),
    await savePriceList(as(staff), {
      serial: null,
      edit: 0,
      entries: {
        name: 'Own',
        validFrom: '2026-11-01',
        validUntil: '',
        priority: '0',
        companies: company.id,
        entries: 'whole | | | 10%',
      },
    }),
  )
})
beforeEach(() => {
  asked.by = anonymous
})

describe('an answer of the API', () => {
  it.each(CALLS)('%s, %i, matches the document', async (id, status, call, by = () => anonymous) => {
    asked.by = by()
    const response = await call()
    expect([response.status, await faultsOf(called(id), response)]).toEqual([status, ''])
  })

  it('is checked for every operation', () => {
    const ids = OPERATIONS.map(({ id }) => id).toSorted()
    expect([...new Set(CALLS.map(([id]) => id))].toSorted()).toEqual(ids)
  })

  it('that is personal is cached by nobody, and never replaces another person’s', async () => {
    asked.by = member
    for (const response of [
      await me(get()),
      await readLists(get()),
      await ownPrices(get('?slugs=ring-rg-1')),
      await landedPrice(get('?slug=ring-rg-1&quantity=100&own=1')),
    ])
      expect([response.headers.get('cache-control'), response.headers.get('vary')]).toEqual([
        'private, no-store',
        'cookie',
      ])
    const open = await landedPrice(get('?slug=ring-rg-1&quantity=100'))
    expect(open.headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('says whether we deliver duty paid there, as the house has set it, and what instead', async () => {
    const price = async () =>
      (await landedPrice(get('?slug=ring-rg-1&quantity=100&destination=AU&incoterm=DDP')).then(
        (response) => response.json(),
      )) as object
    const cost = async () =>
      (await landedCost(
        post({
          ...landedCostExamples.CA,
          destination: 'AU',
          lines: [{ hsCode: '7117.19.00', origin: 'CN', customsValue: '1110.00' }],
        }),
      ).then((response) => response.json())) as object
    const refused = { offered: false, why: 'house', instead: ['DAP', 'CIF'] }
    expect(await price()).toMatchObject({ incoterm: 'DAP', bornBy: 'buyer', ddp: refused })
    expect(await cost()).toMatchObject({ ddp: refused })
    await setImporter(as(staff), {
      destination: 'AU',
      way: 'seller',
      reason: 'an ABN and a broker, in this test',
      version: '0',
    })
    const offered = { offered: true, why: 'offered', instead: [] }
    expect(await price()).toMatchObject({ incoterm: 'DDP', bornBy: 'seller', ddp: offered })
    expect(await cost()).toMatchObject({ ddp: offered })
  })

  it('names each field that can’t be accepted, and why', async () => {
    const { lines, ...rest } = landedCostExamples.US
    const [line] = lines
    const answer = await landedCost(
      post({ ...rest, lines: [line, { ...line, customsValue: '1,000', origin: 'China' }] }),
    )
    expect(await answer.json()).toMatchObject({
      type: problemType('invalidInput'),
      status: 422,
      errors: [
        { pointer: '#/lines/1/origin', detail: 'not written as it should be' },
        { pointer: '#/lines/1/customsValue', detail: 'not written as it should be' },
      ],
    })
    const price = await landedPrice(get('?quantity=0'))
    expect(await price.json()).toMatchObject({
      errors: [
        { parameter: 'slug', detail: 'is missing' },
        { parameter: 'quantity', detail: 'at least 1' },
      ],
    })
  })
})

describe('the wrapper', () => {
  const declared = operation({
    id: 'test',
    method: 'GET',
    path: '/api/v1/test',
    audience: 'site',
    answer: z.object({ one: z.int() }),
    rate: { limit: 'useResetLink' },
    cache: 'no-store',
  })

  it('refuses to send what isn’t declared, and doesn’t say why', async () => {
    const wrong = { one: 1, secret: 'x' }
    const answer = await route(declared, () => Promise.resolve(wrong))(get())
    expect(answer.status).toBe(500)
    const body = (await answer.json()) as Record<string, unknown>
    expect(body).toMatchObject({ type: problemType('failed'), status: 500 })
    expect(body.instance).toMatch(/^urn:uuid:/)
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('counts each call, and refuses with the time to wait once they are used up', async () => {
    // Whom nobody tells apart share a window of twenty visitors.
    const counted = route({ ...declared, rate: { limit: 'useReset', points: 300 } }, () =>
      Promise.resolve({ one: 1 }),
    )
    const answers = [await counted(get()), await counted(get()), await counted(get())]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, PROBLEM_STATUS.tooMany])
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('checks the right before it reads the body', async () => {
    const edited = route(
      { ...declared, body: z.object({ a: z.string() }), path: '/api/v1/lists' },
      () => Promise.resolve({ one: 1 }),
      'catalog.edit',
    )
    expect((await edited(post('no JSON'))).status).toBe(403)
    asked.by = staff
    expect((await edited(post('no JSON'))).status).toBe(400)
    expect((await edited(post({ a: 'b' }))).status).toBe(200)
  })
})
