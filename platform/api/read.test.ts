import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InvalidInputError } from '@/platform/errors'
import { ProblemError } from './problem'
import { readBody, readParams, readQuery } from './read'

const post = (body: BodyInit | null) => new Request('http://localhost/', { method: 'POST', body })
const designs = { path: '/api/v1/designs', body: z.object({ design: z.string() }) } as const
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: unknown) => error,
  )

describe('a JSON body', () => {
  it('is read', async () => {
    expect(await readBody(designs, post('{"design":"é"}'))).toEqual({ design: 'é' })
  })

  it.each<[string, BodyInit | null]>([
    ['what is no JSON', '{'],
    ['nothing', null],
    ['what is no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('is refused for %s', async (_, body) => {
    expect(await failure(readBody(designs, post(body)))).toMatchObject({ kind: 'malformedBody' })
  })

  it('is refused beyond the limit of its route, with or without a length', async () => {
    const large = JSON.stringify({ design: 'x'.repeat(4000) })
    expect(await failure(readBody(designs, post(large)))).toMatchObject({ kind: 'tooLarge' })
    const streamed = new Request('http://localhost/', {
      method: 'POST',
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(await failure(readBody(designs, streamed))).toMatchObject({ kind: 'tooLarge' })
  })

  it('is refused by field where it doesn’t match its declaration', async () => {
    expect(await failure(readBody(designs, post('{"design":1}')))).toMatchObject({
      fieldErrors: { design: ['text is needed here'] },
    })
  })
})

describe('an address', () => {
  const query = z.object({ code: z.array(z.string()).default([]), q: z.string().default('') })

  it('gives each parameter once, and lists as often as they occur', () => {
    const address = 'http://localhost/x?code=a&q=1&code=b&q=2'
    expect(readQuery(query, address)).toEqual({ code: ['a', 'b'], q: '1' })
    expect(readQuery(query, 'http://localhost/x?code=a')).toEqual({ code: ['a'], q: '' })
    expect(readQuery(query, 'http://localhost/x')).toEqual({ code: [], q: '' })
  })

  it('is refused by parameter', () => {
    expect(() => readQuery(z.object({ n: z.coerce.number() }), 'http://localhost/?n=x')).toThrow(
      InvalidInputError,
    )
  })

  it('with parameters that don’t fit doesn’t exist', () => {
    expect(readParams(z.object({ id: z.uuid() }), { id: crypto.randomUUID() }).id).toMatch(/-/)
    expect(() => readParams(z.object({ id: z.uuid() }), { id: '7' })).toThrow(ProblemError)
  })
})
