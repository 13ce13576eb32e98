import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldGroups, fieldsOf, kindOf, type JsonSchema } from './fields'
import { jsonSchema } from './openapi'

const read = (schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema =>
  jsonSchema(schema, io)
const names = (schema: z.ZodType) => fieldsOf(read(schema)).map(({ name }) => name)

describe('the fields of a schema', () => {
  it('are named from the whole to its parts', () => {
    expect(
      names(
        z.object({
          a: z.object({ b: z.string() }).nullable(),
          c: z.array(z.object({ d: z.array(z.string()), e: z.record(z.string(), z.boolean()) })),
          f: z.record(z.string(), z.object({ g: z.int() })),
          h: z.intersection(z.object({ i: z.int() }), z.object({ j: z.int() })),
        }),
      ),
    ).toEqual(['a', 'a.b', 'c', 'c[].d', 'c[].e', 'f', 'f.*.g', 'h', 'h.i', 'h.j'])
    expect(names(z.record(z.string(), z.object({ k: z.int() })))).toEqual(['*.k'])
  })

  it('have their kind, whether they are required, and their limits', () => {
    const schema = z.object({
      day: z.iso.date().meta({ description: 'of entry' }),
      mode: z.enum(['ocean', 'air']).default('ocean'),
      count: z.int().min(1).max(9).optional(),
      rate: z.string().nullable(),
      lines: z.array(z.string()).max(5),
    })
    expect(fieldsOf(read(schema))).toEqual([
      { name: 'day', kind: { is: 'date' }, needed: true, description: 'of entry', bounds: [] },
      {
        name: 'mode',
        kind: { is: 'choice', values: ['ocean', 'air'] },
        needed: false,
        description: null,
        bounds: [{ name: 'default', value: 'ocean' }],
      },
      {
        name: 'count',
        kind: { is: 'integer' },
        needed: false,
        description: null,
        bounds: [
          { name: 'minimum', value: '1' },
          { name: 'maximum', value: '9' },
        ],
      },
      {
        name: 'rate',
        kind: { is: 'or', kinds: [{ is: 'string' }, { is: 'null' }] },
        needed: true,
        description: null,
        bounds: [],
      },
      {
        name: 'lines',
        kind: { is: 'list', of: { is: 'string' } },
        needed: true,
        description: null,
        bounds: [{ name: 'maxItems', value: '5' }],
      },
    ])
  })

  it('of several shapes are separate, by what distinguishes them', () => {
    const groups = fieldGroups(
      read(
        z.discriminatedUnion('do', [
          z.object({ do: z.literal('put'), a: z.string() }),
          z.object({ do: z.literal('drop'), b: z.string() }),
        ]),
      ),
    )
    expect(groups.map(({ when, fields }) => [when?.value, fields.map(({ name }) => name)])).toEqual(
      [
        ['put', ['do', 'a']],
        ['drop', ['do', 'b']],
      ],
    )
    expect(fieldGroups(read(z.object({ a: z.string() })))).toMatchObject([{ when: null }])
  })

  it('that may be anything say so', () => {
    expect(kindOf({})).toEqual({ is: 'any' })
  })
})
