import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths'

interface Manifest {
  overrides: Record<string, string>
  '//overrides': Record<string, string>
}

const json = <T>(name: string): T => JSON.parse(readFileSync(inRoot(name), 'utf8')) as T

test('each override says why it is there, and is the version that is installed', () => {
  const { overrides, '//overrides': reasons } = json<Manifest>('package.json')
  const { packages } = json<{ packages: Record<string, { version?: string }> }>('package-lock.json')
  const named = Object.keys(reasons).flatMap((names) => names.split(', '))
  expect(named.toSorted()).toEqual(Object.keys(overrides).toSorted())
  for (const [name, version] of Object.entries(overrides)) {
    const copies = Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`))
    expect(copies.map((place) => packages[place]?.version)).toEqual([version])
  }
  for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(40)
})
