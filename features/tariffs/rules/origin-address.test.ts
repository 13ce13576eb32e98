import { describe, expect, it } from 'vitest'
import { stepsInQuery, stepsAddress } from './origin-address'

describe('the origin helper’s address', () => {
  it('names steps in order and adds one at their end', () => {
    expect(
      stepsInQuery({ steps: 'CN-casting,MX-polishing', country: 'MX', process: 'packing' }),
    ).toEqual({
      steps: [
        { country: 'CN', process: 'casting' },
        { country: 'MX', process: 'polishing' },
        { country: 'MX', process: 'packing' },
      ],
      wrong: [],
    })
    const { steps } = stepsInQuery({ steps: 'CN-casting,MX-polishing' })
    expect(stepsAddress('/x', steps)).toBe('/x?steps=CN-casting,MX-polishing')
    expect(stepsAddress('/x', [])).toBe('/x')
  })

  it('reports an invalid step, takes no more than twelve, and adds no incomplete one', () => {
    expect(stepsInQuery({ steps: 'CN-wishing,china-casting' }).wrong).toEqual([
      'CN-wishing',
      'china-casting',
    ])
    const many = stepsInQuery({ steps: 'CN-casting,'.repeat(20) })
    expect([many.steps.length, many.wrong.length]).toEqual([12, 8])
    expect(stepsInQuery({ country: 'MX' })).toEqual({ steps: [], wrong: [] })
    expect(stepsInQuery({ steps: ['CN-casting', 'MX-plating'] }).steps).toEqual([])
  })
})
