import { afterEach, describe, expect, it, vi } from 'vitest'
import { attempt, causeOf, failureOf, isOfEntries } from './attempt'

const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('{}', { status, headers })

describe('the cause of a refusal', () => {
  it('is named by its status, with the wait that the server names', () => {
    expect(failureOf(answer(503, { 'retry-after': '20' }))).toEqual({ cause: 'busy', seconds: 20 })
    expect(failureOf(answer(429, { 'retry-after': '90' }))).toEqual({
      cause: 'too_many',
      seconds: 90,
    })
    expect(failureOf(answer(503))).toEqual({ cause: 'unreachable' })
    expect(failureOf(answer(502))).toEqual({ cause: 'unreachable' })
    expect(failureOf(answer(500))).toEqual({ cause: 'failed' })
    expect(failureOf(answer(401))).toEqual({ cause: 'signed_out' })
  })

  it('includes a valid instant to wait for, and no nonsense', () => {
    const soon = new Date(Date.now() + 30_000).toUTCString()
    const { seconds = 0 } = failureOf(answer(503, { 'retry-after': soon }))
    expect(seconds).toBeGreaterThan(25)
    expect(seconds).toBeLessThanOrEqual(31)
    expect(failureOf(answer(503, { 'retry-after': 'soon' }))).toEqual({ cause: 'unreachable' })
  })

  it('distinguishes a body without an answer from one that the server refused', () => {
    const none = { status: 0, headers: { get: () => null } }
    vi.stubGlobal('navigator', { onLine: false })
    expect(failureOf(none)).toEqual({ cause: 'offline' })
    vi.stubGlobal('navigator', { onLine: true })
    expect(failureOf(none)).toEqual({ cause: 'unreachable' })
    vi.unstubAllGlobals()
  })

  it('concerns the entries only where changing them can help', () => {
    expect([400, 409, 413, 422].every(isOfEntries)).toBe(true)
    expect([401, 403, 408, 429, 500, 503].some(isOfEntries)).toBe(false)
  })

  it('distinguishes a broken connection from a server that is away', () => {
    expect(causeOf(new TypeError('Failed to fetch'), false)).toBe('offline')
    expect(causeOf(new TypeError('Failed to fetch'), true)).toBe('unreachable')
    expect(causeOf(new Error('An unexpected response'), true)).toBe('failed')
  })
})

describe('an action', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is busy for an action that a full server refuses, though its caller only learns that it failed', async () => {
    const answers = [answer(503, { 'retry-after': '7' }), answer(500), answer(200)]
    vi.stubGlobal('navigator', { onLine: true })
    vi.stubGlobal('window', { fetch: () => Promise.resolve(answers.shift()) })
    // The way Next calls an action.
    const call = async () => {
      const fetched = await window.fetch('/request', { headers: { 'next-action': 'a1' } })
      if (!fetched.ok) throw new Error('An unexpected response was received from the server.')
      return 'taken'
    }
    expect(await attempt(call)).toEqual({ cause: 'busy', seconds: 7 })
    expect(await attempt(call)).toEqual({ cause: 'failed' })
    expect(await attempt(call)).toEqual({ answer: 'taken' })
    expect(await attempt(() => Promise.reject(new Error('thrown by the action')))).toEqual({
      cause: 'failed',
    })
    expect(await attempt(() => new Promise(() => {}), 5)).toEqual({ cause: 'timeout' })
  })
})
