import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../settings/kind'
import { setupSteps } from './setup-steps'

const facts = { hasFreight: true, moneyPeople: 2, yearsMissing: [] }
const open = (...args: Parameters<typeof setupSteps>) =>
  setupSteps(...args)
    .filter(({ isDone }) => !isDone)
    .map(({ step }) => step)

describe('the setup steps of a house', () => {
  it('contain each section of the settings once', () => {
    const all = setupSteps([], facts).flatMap(({ sections }) => sections)
    expect(all.toSorted()).toEqual([...SECTIONS].toSorted())
  })

  it('are all open in an empty house, and all done in a complete one', () => {
    const nothing = { hasFreight: false, moneyPeople: 1, yearsMissing: ['2026'] }
    expect(open(SECTIONS, nothing)).toEqual([
      'company',
      'money',
      'calendar',
      'freight',
      'mail',
      'people',
      'texts',
    ])
    expect(open([], facts)).toEqual([])
  })

  it('are done without what a house can do without', () => {
    expect(open(['rate', 'delivery', 'plan'], facts)).toEqual([])
    expect(open(['bank'], facts)).toEqual(['money'])
  })

  it('need two people for the money, and the calendar that is due', () => {
    expect(open([], { ...facts, moneyPeople: 1 })).toEqual(['people'])
    expect(open([], { ...facts, yearsMissing: ['2027'] })).toEqual(['calendar'])
  })
})
