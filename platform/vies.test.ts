import { expect, it, vi } from 'vitest'
import { askVies } from './vies'

const answering = (body: unknown, status = 200) =>
  vi.fn<typeof fetch>(() => Promise.resolve(Response.json(body, { status })))

it.each([
  ['knows it', { valid: true, userError: 'VALID' }, true],
  ['doesn’t', { valid: false, userError: 'INVALID' }, false],
  ['is down', { valid: false, userError: 'MS_UNAVAILABLE' }, null],
  ['answers something else', { page: 1 }, null],
])('a register that %s', async (_, body, expected) => {
  expect(await askVies('DE', 'DE136695976', answering(body))).toBe(expected)
})

it('that can’t be reached says nothing about a number, nor does one that isn’t asked', async () => {
  const broken = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')))
  expect(await askVies('FR', '40303265045', broken)).toBe(null)
  expect(await askVies('FR', '40303265045', answering({}, 503))).toBe(null)
  const fetchMock = answering({ valid: true })
  expect(await askVies('US', '123456789', fetchMock)).toBe(null)
  expect(fetchMock).not.toHaveBeenCalled()
})

it('is asked by the register’s own code, without the country in the number', async () => {
  const requests = answering({ isValid: true })
  await askVies('GR', 'EL094259216', requests)
  expect(JSON.parse(String(requests.mock.calls[0]?.[1]?.body))).toEqual({
    countryCode: 'EL',
    vatNumber: '094259216',
  })
})
