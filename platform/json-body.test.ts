import { expect, it } from 'vitest'
import { readJsonBody } from './json-body'

const post = (body: BodyInit | null) => new Request('http://localhost/', { method: 'POST', body })

it('reads JSON', async () => {
  expect(await readJsonBody(post('{"a":[1,"é"]}'), 100)).toEqual({ a: [1, 'é'] })
})

it('answers undefined to what is no JSON, too large or empty', async () => {
  expect(await readJsonBody(post('{'), 100)).toBeUndefined()
  expect(await readJsonBody(post(null), 100)).toBeUndefined()
  expect(await readJsonBody(post(JSON.stringify('x'.repeat(100))), 100)).toBeUndefined()
  expect(await readJsonBody(post(new Uint8Array([0x22, 0xff, 0x22])), 100)).toBeUndefined()
})
