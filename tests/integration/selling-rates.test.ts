import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { saveSetting } from '@/features/company/commands/save-setting'
import { takeEcbRates } from '@/features/company/commands/take-ecb-rates'
import { exchangeRate, NoRateError } from '@/features/company/queries/selling-rates'
import { settingOf } from '@/features/company/queries/settings'
import { rateSetting } from '@/features/company/settings/money'
import { EcbUnavailableError, fetchEcb } from '@/platform/ecb/fetch'
import { InvalidInputError } from '@/platform/errors'
import { as, noon } from '@/tests/support/as'

const owner: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: ['owner'],
}
const EUR = {
  section: 'rate',
  scope: 'EUR',
  unitsPerUsd: '0.92',
  spreadPercent: '1.5',
  day: '2026-11-27',
  source: 'Our bank',
  offered: 'on',
}
const set = (change: Record<string, string>) => saveSetting(as(owner), { ...EUR, ...change })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
const fields = async (change: Record<string, string>) => {
  const error = await refusal(set(change))
  return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
}
const ECB = (usd: string, day = '2026-11-28') =>
  `<?xml version="1.0"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"><Cube><Cube time='${day}'><Cube currency='USD' rate='${usd}'/><Cube currency='JPY' rate='181.02'/></Cube></Cube></gesmes:Envelope>`

describe('a selling rate', () => {
  it('of zero, for the dollar, or for no currency is refused', async () => {
    expect(await fields({ version: '0', unitsPerUsd: '0' })).toEqual(['unitsPerUsd'])
    expect(await fields({ version: '0', scope: 'USD' })).toEqual(['scope'])
    expect(await fields({ version: '0', scope: 'XXX' })).toEqual(['scope'])
    expect(await fields({ version: '0', spreadPercent: '26' })).toEqual(['spreadPercent'])
  })

  it('is frozen with its spread, day and source', async () => {
    await set({ version: '0' })
    expect(await exchangeRate('EUR', noon('2026-12-01'))).toEqual({
      unitsPerUsd: '0.9338',
      asOf: '2026-11-27',
      source: 'Our bank + 1.5%',
    })
  })

  it('of ten times the one before needs a confirmation', async () => {
    expect(await fields({ version: '1', unitsPerUsd: '9.2' })).toEqual(['unitsPerUsd'])
    expect(await fields({ version: '1', unitsPerUsd: '0.092' })).toEqual(['unitsPerUsd'])
    await set({ version: '1', unitsPerUsd: '9.2', sure: 'on' })
    await set({ version: '2', sure: 'on' })
    expect((await settingOf(rateSetting, 'EUR'))?.version).toBe(3)
  })

  it('stops its currency once it is too old, and where it isn’t offered', async () => {
    const why = async (day: string) => {
      const error = await refusal(exchangeRate('EUR', noon(day)))
      return error instanceof NoRateError ? error.why : null
    }
    expect(await why('2026-12-28')).toBeNull()
    expect(await why('2026-12-29')).toBe('old')
    await set({ version: '3', offered: '' })
    expect(await why('2026-12-01')).toBe('none')
    await set({ version: '4' })
  })

  it('is set by the file of the ECB, which keeps spread and offer, and leaves unknown currencies', async () => {
    await set({ version: '0', scope: 'INR', unitsPerUsd: '84.1' })
    expect(await takeEcbRates(as(owner), { xml: ECB('1.1588') })).toEqual({
      day: '2026-11-28',
      taken: ['EUR'],
    })
    expect((await settingOf(rateSetting, 'EUR'))?.value).toMatchObject({
      unitsPerUsd: '0.86296168',
      spreadPercent: '1.5',
      day: '2026-11-28',
      offered: true,
    })
    expect((await settingOf(rateSetting, 'INR'))?.version).toBe(1)
    // Twice is once, and an older file changes nothing.
    expect((await takeEcbRates(as(owner), { xml: ECB('1.1588') })).taken).toEqual([])
    expect((await takeEcbRates(as(owner), { xml: ECB('1.2', '2026-11-01') })).taken).toEqual([])
  })

  it('of a file that is ten times another needs a confirmation, and nothing of the file is set before', async () => {
    const error = await refusal(takeEcbRates(as(owner), { xml: ECB('0.11', '2026-11-29') }))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect((await settingOf(rateSetting, 'EUR'))?.value.day).toBe('2026-11-28')
  })
})

describe('the ECB’s address', () => {
  let answer: { status: number; body: string; location?: string } = { status: 200, body: '' }
  const server = createServer((_, response) => {
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {})
    response.end(answer.body)
  })
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('returns its file, and nothing that is too long, elsewhere, or refused', async () => {
    answer = { status: 200, body: '<a/>' }
    expect(await fetchEcb(100, address())).toBe('<a/>')
    answer = { status: 200, body: 'x'.repeat(101) }
    await expect(fetchEcb(100, address())).rejects.toThrow(EcbUnavailableError)
    answer = { status: 302, body: '', location: address() }
    await expect(fetchEcb(100, address())).rejects.toThrow(EcbUnavailableError)
    answer = { status: 503, body: 'busy' }
    await expect(fetchEcb(100, address())).rejects.toThrow(EcbUnavailableError)
  })
})
