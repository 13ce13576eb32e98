import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '@/platform/errors'
import { invitationState } from './invitation-state'
import { invitationEntries, roleBoxes, tickedRoles } from './staff-entries'
import { STAFF_ROLES } from './staff-roles'

const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })

describe('an invitation', () => {
  it('is open exactly while it is unused, not withdrawn and not expired', () => {
    fc.assert(
      fc.property(
        fc.option(instant),
        fc.option(instant),
        instant,
        instant,
        (usedAt, withdrawnAt, expiresAt, now) => {
          const state = invitationState({ usedAt, withdrawnAt, expiresAt }, now)
          expect(state === 'open').toBe(!usedAt && !withdrawnAt && now < expiresAt)
          // What was done with it remains true after its end.
          if (usedAt) expect(state).toBe('used')
          else if (withdrawnAt) expect(state).toBe('withdrawn')
        },
      ),
    )
  })

  it('has its address in lower case, and is valid for one to thirty days', () => {
    const read = (days: string) =>
      invitationEntries.safeParse({ email: 'Sara@FSC.example', days }).data
    expect(read('7')).toEqual({ email: 'sara@fsc.example', days: 7 })
    expect([read('0'), read('31'), read('1.5'), read('')]).toEqual(Array(4).fill(undefined))
  })
})

describe('role boxes', () => {
  it('are read as ticked, whatever else is sent, and at least one must be', () => {
    fc.assert(
      fc.property(fc.subarray([...STAFF_ROLES]), (roles) => {
        const typed = { ...roleBoxes(roles), 'role.chief': 'on', id: 'x' }
        if (roles.length === 0) expect(() => tickedRoles(typed)).toThrow(InvalidInputError)
        else expect(tickedRoles(typed)).toEqual(STAFF_ROLES.filter((role) => roles.includes(role)))
      }),
    )
  })
})
