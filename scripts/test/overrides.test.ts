import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths'

interface Manifest {
  /** of a package anywhere, or below another one */
  overrides: Record<string, string | Record<string, string>>
  '//overrides': Record<string, string>
}

const json = <T>(name: string): T => JSON.parse(readFileSync(inRoot(name), 'utf8')) as T

test('each override says why it exists, and matches the installed version', () => {
  const { overrides, '//overrides': reasons } = json<Manifest>('package.json')
  const { packages } = json<{ packages: Record<string, { version?: string }> }>('package-lock.json')
  const explained = Object.keys(reasons).flatMap((names) => names.split(', '))
  const all = Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ name, version: value, below: '' }]
      : Object.entries(value).map(([own, version]) => ({ name: own, version, below: name })),
  )
  expect(explained.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
  for (const { name, version, below } of all) {
    const copies = Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`))
    const theirs = copies.filter((place) => place.includes(`node_modules/${below}/`))
    // An override below one package may be the copy that all share.
    const places = below && theirs.length > 0 ? theirs : below ? [`node_modules/${name}`] : copies
    expect(places.map((place) => packages[place]?.version)).toEqual([version])
  }
  for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(40)
})
