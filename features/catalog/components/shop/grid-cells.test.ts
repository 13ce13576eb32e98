import { expect, it } from 'vitest'
import { wholeOf } from '@/platform/number-words'
import { readCells, stepFrom } from './grid-cells'

const grid = {
  finishes: [
    { code: 'pl', name: 'Polished', deltaMinor: 0 },
    { code: 'rose', name: 'Rose', deltaMinor: 30 },
  ],
  sizes: [
    { code: '6', name: 'US 6' },
    { code: '7', name: 'US 7' },
  ],
  orderMultiple: 20,
}

it('reads typed cells as lines and names those that can’t be packed', () => {
  expect(
    readCells(grid, { 'pl/6': '40', 'pl/7': ' ', 'rose/6': '0', 'rose/7': '1e3' }, wholeOf),
  ).toEqual({
    lines: [{ finishCode: 'pl', sizeCode: '6', quantity: 40, optionCodes: [] }],
    problems: [{ key: 'rose/7', finish: 'Rose', size: 'US 7', nearest: null }],
  })
  expect(readCells(grid, { 'pl/6': '50' }, wholeOf).problems).toEqual([
    { key: 'pl/6', finish: 'Polished', size: 'US 6', nearest: '40, 60' },
  ])
  expect(readCells(grid, { 'pl/6': '7' }, wholeOf).problems[0]?.nearest).toBe('20')
})

it('asks which of two numbers a cell means, where the person’s language doesn’t tell', () => {
  const [problem] = readCells(grid, { 'pl/6': '1.000' }, wholeOf).problems
  expect(problem?.choices?.map(({ plain }) => plain)).toEqual(['1000', '1'])
  const comma = (text: string) => wholeOf(text, { sign: ',' })
  expect(readCells(grid, { 'pl/6': '1.000' }, comma).lines).toMatchObject([{ quantity: 1000 }])
})

it('moves with arrow keys between cells, and within one until its edge', () => {
  const press = (key: string, value = '', start = 0, end = value.length) =>
    stepFrom(
      grid,
      { key, currentTarget: { value, selectionStart: start, selectionEnd: end } },
      0,
      0,
    )
  expect(press('ArrowDown')).toEqual({ row: 1, column: 0 })
  expect(press('Enter')).toEqual({ row: 1, column: 0 })
  expect(press('ArrowUp')).toBeNull()
  expect(press('ArrowRight', '40')).toEqual({ row: 0, column: 1 })
  expect(press('ArrowRight', '40', 1, 1)).toBeNull()
  expect(press('Tab')).toBeNull()
})
