import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../settings/kind'
import { setupSteps } from './setup-steps'

const facts = { hasFreight: true, moneyPeople: 2, yearsMissing: [] }
const open = (...given: Parameters<typeof setupSteps>) =>
  setupSteps(...given)
    .filter(({ isDone }) => !isDone)
    .map(({ step }) => step)

describe('the walk on which a house is set up', () => {
  it('holds each section of the settings once', () => {
    const all = setupSteps([], facts).flatMap(({ sections }) => sections)
    expect(all.toSorted()).toEqual([...SECTIONS].toSorted())
  })

  it('is open at every step of an empty house, and at none of a whole one', () => {
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

  it('is not held up by what a house can do without', () => {
    expect(open(['rate', 'delivery', 'plan'], facts)).toEqual([])
    expect(open(['bank'], facts)).toEqual(['money'])
  })

  it('takes two people for the money, and the calendar that is due', () => {
    expect(open([], { ...facts, moneyPeople: 1 })).toEqual(['people'])
    expect(open([], { ...facts, yearsMissing: ['2027'] })).toEqual(['calendar'])
  })
})
