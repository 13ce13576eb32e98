import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSetting } from '@/features/company/commands/save-setting'
import { houseTerms } from '@/features/company/queries/house-terms'
import { transitDays } from '@/features/company/rules/house-terms'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { openDesk, staff } from './quote-fixtures'
import { anonymous, aRequest, now } from './submit-request-fixtures'

const delivery = (change: Record<string, string>) =>
  saveSetting(as(staff), { section: 'delivery', version: '0', ...change })
const asked = async (destination: string, incoterm: 'FOB' | 'CIF' | 'EXW') => {
  const error = await failure(
    submitRequest(as(anonymous, now), aRequest({ destination, incoterm }), 'en'),
  )
  if (error === null || error === undefined) return 'taken'
  if (!(error instanceof InvalidRequestError)) throw error
  return error.problems.map(({ path, code }) => `${path} ${code}`).join(', ')
}

beforeAll(openDesk)
afterAll(stopBoss)

describe('terms of delivery by destination', () => {
  it('are all offered until somebody sets them, then only those', async () => {
    expect(await asked('DE', 'EXW')).toBe('taken')
    await delivery({ scope: 'DE', fob: 'on', cif: 'on', oceanDays: '42' })
    expect(await asked('DE', 'EXW')).toBe('incoterm term_not_offered')
    expect(await asked('DE', 'CIF')).toBe('taken')
    expect(await asked('US', 'EXW')).toBe('taken')
  })

  it('have their own days on the way; the rest follows the quote defaults', async () => {
    const house = await houseTerms()
    const days = (destination: string, transportMode: 'ocean' | 'air') =>
      transitDays(house, { destination, transportMode })
    expect([days('DE', 'ocean'), days('DE', 'air')]).toEqual([42, house.quoting.airDays])
    expect(days('US', 'ocean')).toBe(house.quoting.oceanDays)
  })

  it('offer at least one term, for an existing country', async () => {
    const fields = async (change: Record<string, string>) => {
      const error = await failure(delivery(change))
      return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
    }
    expect(await fields({ scope: 'FR' })).toEqual(['exw'])
    expect(await fields({ scope: 'QQ', fob: 'on' })).toEqual(['scope'])
    expect(await fields({ scope: 'FR', fob: 'on', oceanDays: '0' })).toEqual(['oceanDays'])
  })
})
