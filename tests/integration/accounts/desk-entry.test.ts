import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ConflictError, InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { deskEntry } from '@/features/accounts/action'

const page = vi.hoisted(() => ({ shown: 0 }))
vi.mock('next/cache', () => ({ refresh: () => (page.shown += 1) }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))
vi.mock('@/platform/client-address', () => ({ clientAddress: () => Promise.resolve('') }))
vi.mock('@/platform/rate-limit', () => ({ consume: () => Promise.resolve(null) }))
vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentContext: () =>
    Promise.resolve({
      actor: { kind: 'staff', userId: 'lin', name: 'Lin', email: '', roles: ['owner'] },
      now: new Date(),
    }),
}))

/** An entry of the desk whose command throws. */
function answerTo(error: Error) {
  const form = new FormData()
  form.set('version', '3')
  return deskEntry(form, { permission: 'order.amend', failure: 'a test' }, () =>
    Promise.reject(error),
  )
}

describe('an entry of the desk that is refused', () => {
  beforeEach(() => {
    page.shown = 0
  })

  it('because its object moved on is shown the page as it stands, so that the next press is about that', async () => {
    expect(await answerTo(new ConflictError('stale'))).toEqual({
      reason: 'stale',
      typed: { version: '3' },
    })
    expect(page.shown).toBe(1)
    const lin = { id: 'lin', name: 'Lin' }
    const saved = new StaleEntriesError(lin, new Date(), 4, {}, {})
    expect(await answerTo(saved)).toMatchObject({ conflict: { version: 4, saved: { own: true } } })
    expect(page.shown).toBe(2)
  })

  it('for what was entered stays on its page', async () => {
    expect(await answerTo(new InvalidInputError({ reason: ['missing'] }))).toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
    expect(page.shown).toBe(0)
  })
})
