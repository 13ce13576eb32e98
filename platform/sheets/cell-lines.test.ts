import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellLine, textCells } from './cell-lines'

it('rows written as lines are read back the same, except for cell separators', () => {
  const cell = fc.string()
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        expect(textCells(rows.map(cellLine).join('\n'))).toEqual(
          rows.map((cells) => cells.map((each) => each.replaceAll(/[|\t\r\n]/g, ' ').trim())),
        )
      },
    ),
  )
  expect(textCells('a|b\tc\r\n\r\nd')).toEqual([['a', 'b', 'c'], [''], ['d']])
})
