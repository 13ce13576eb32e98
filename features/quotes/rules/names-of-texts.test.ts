import { expect, it } from 'vitest'
import type { DraftLine } from '../schema'
import { withoutNamesOfTexts } from './names-of-texts'

const line = (details: string[]) => ({ details }) as DraftLine

it('removes the names of texts that were carried along, and nothing else', () => {
  expect(
    withoutNamesOfTexts(
      line([
        'Design D-7F3K2',
        '316L, PVD gold, Inner diameter 18.2 mm, Shape design.values.undefined, Stones design.va',
        'Made to order from our Band ring model.\nShape: design.values.undefined\nWidth: 6 mm',
      ]),
    ).details,
  ).toEqual([
    'Design D-7F3K2',
    '316L, PVD gold, Inner diameter 18.2 mm',
    'Made to order from our Band ring model.\nWidth: 6 mm',
  ])
})

it('leaves a line without any alone', () => {
  const cleanLine = line(['Polished', 'see our design.pdf, page 2'])
  expect(withoutNamesOfTexts(cleanLine)).toBe(cleanLine)
})
