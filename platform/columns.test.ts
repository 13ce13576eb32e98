import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromColumns, toColumns } from './columns'

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.constantFrom([{ from: 'product', facts: { kind: 'jewelry' } }], ['Gold', 'L']),
)
const row = fc.dictionary(fc.constantFrom('id', 'title', 'goods', 'price'), value)

it('restores the rows, also where some lack a field', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const packed: unknown = JSON.parse(JSON.stringify(toColumns(rows)))
      expect(fromColumns(packed as ReturnType<typeof toColumns>)).toEqual(
        rows.map((each) => ({ ...each })),
      )
    }),
  )
})

it('stores what rows share once, however many they are', () => {
  const goods = [{ from: 'product', by: 'FSC-1', facts: { kind: 'jewelry', metal: 'steel' } }]
  const rows = Array.from({ length: 200 }, (_, i) => ({ id: `line ${i}`, origin: 'CN', goods }))
  const text = JSON.stringify(toColumns(rows))
  expect(text.split('jewelry')).toHaveLength(2)
  expect(text.length).toBeLessThan(JSON.stringify(rows).length / 3)
})
