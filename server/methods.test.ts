import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { handlerMethods, refusedMethod } from './methods'

const APP = path.resolve(import.meta.dirname, '../app')
const EXPORTED = /^export .*?\b(GET|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm

/** Every route handler of the sources, with the methods that it exports. */
const exported = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file): [string, string[]] => [
    `/${path
      .dirname(file)
      .split(path.sep)
      .filter((part) => !/^\(.*\)$/.test(part))
      .join('/')}`.replace('/[locale]', ''),
    [...readFileSync(path.join(APP, file), 'utf8').matchAll(EXPORTED)].map(
      ([, method = '']) => method,
    ),
  ])

describe('methods of a route handler', () => {
  it('are those that it exports', () => {
    expect(exported.length).toBeGreaterThan(30)
    for (const [route, methods] of exported) {
      const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
      expect([route, handlerMethods(route).split(', ').toSorted()]).toEqual([
        route,
        allowed.toSorted(),
      ])
    }
  })

  it('are the only ones that reach it', () => {
    const target = { is: 'handler', route: '/api/v1/landed-cost' } as const
    expect(refusedMethod(target, 'POST', {})).toBeNull()
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS', 'TRACE', 'PROPFIND'])
      expect(refusedMethod(target, method, {})).toBe('POST')
  })
})

describe('a page', () => {
  const target = { is: 'page', route: '/catalog', whole: false } as const

  it('is read, and posted to only by its forms', () => {
    expect(refusedMethod(target, 'GET', {})).toBeNull()
    expect(refusedMethod(target, 'HEAD', {})).toBeNull()
    expect(refusedMethod(target, 'POST', {})).toBe('GET, HEAD')
    expect(refusedMethod(target, 'POST', { 'next-action': '00' })).toBeNull()
    const form = { 'content-type': 'multipart/form-data; boundary=x' }
    expect(refusedMethod(target, 'POST', form)).toBeNull()
    expect(refusedMethod(target, 'PUT', { ...form, 'next-action': '00' })).toBe('GET, HEAD')
  })
})
