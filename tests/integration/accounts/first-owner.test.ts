import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { acceptInvitation } from '@/features/accounts/commands/accept-invitation'
import { offerFirstOwner } from '@/features/accounts/commands/offer-first-owner'
import { announceFirstOwner, forgetFirstOwner } from '@/features/accounts/jobs/first-owner'
import { openInvitation } from '@/features/accounts/queries/people'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { as, asSystem } from '@/tests/support/as'

const guest: Actor = { kind: 'guest', linkedRequestIds: [] }
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
const accept = (url: string, email: string, now = new Date()) =>
  acceptInvitation(as(guest, now), {
    token: tokenOf(url),
    name: 'Olga Owner',
    email,
    password: 'copper lantern walks sideways',
  }).then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  )

it('an empty house offers one address to one person for a day, another on command, and none once somebody works there', async () => {
  const file = path.join(env().DATA_DIR, 'first-owner.txt')
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  // Left by an earlier start, readable by everybody.
  writeFileSync(file, 'old\n', { mode: 0o644 })
  expect(await announceFirstOwner()).toBe(true)
  const url = readFileSync(file, 'utf8').trim()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(url).toMatch(/^http:\/\/localhost:3000\/join\/[\w-]{43}$/)
  expect(printed.mock.calls.join()).toContain(url)
  // The database has only its hash.
  expect(JSON.stringify(await db.staffInvitation.findMany())).not.toContain(tokenOf(url))

  // Instances that start together, and one that restarts, offer the same.
  const both = await Promise.all([1, 2, 3].map(() => offerFirstOwner(asSystem(), { anew: false })))
  expect(both.map((offer) => offer?.url)).toEqual([url, url, url])
  const tomorrow = new Date(Date.now() + 25 * 3_600_000)
  expect(await openInvitation(tokenOf(url), tomorrow)).toMatchObject({ state: 'expired' })
  expect(await accept(url, 'olga@fsc.example', tomorrow)).toBe('invitation_expired')

  expect(await announceFirstOwner({ anew: true })).toBe(true)
  const anew = readFileSync(file, 'utf8').trim()
  expect(anew).not.toBe(url)
  expect(await accept(url, 'olga@fsc.example')).toBe('invitation_withdrawn')

  const came = await Promise.all([
    accept(anew, 'olga@fsc.example'),
    accept(anew, 'eve@elsewhere.example'),
  ])
  expect(came.toSorted()).toEqual(['done', 'invitation_used'])
  expect(await db.user.findMany({ select: { role: true, roles: true } })).toEqual([
    { role: 'STAFF', roles: ['owner'] },
  ])
  forgetFirstOwner()
  expect(existsSync(file)).toBe(false)
  expect(await announceFirstOwner()).toBe(false)
  expect(await announceFirstOwner({ anew: true })).toBe(false)
  expect(existsSync(file)).toBe(false)
  printed.mockRestore()
})
