import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRoot } from './lib/paths'

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
]
const folders = readdirSync(inRoot('.'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => name)

/** Places of the repository that a document names in code or links to; patterns with `<` or `*` don't count. */
function placesIn(document: string): string[] {
  const text = readFileSync(inRoot(document), 'utf8')
  const inCode = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, place = '']) => place)
    .filter((place) => /^[\w./[\]()-]+$/.test(place))
    .filter((place) => folders.some((folder) => place.startsWith(`${folder}/`)))
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(document), target))
  return [...inCode, ...linked]
}

describe.each(documents)('%s', (document) => {
  it('names only places that exist', () => {
    const exists = (place: string) =>
      ['', '.ts', '.tsx'].some((ending) => existsSync(inRoot(`${place}${ending}`)))
    expect(placesIn(document).filter((place) => !exists(place))).toEqual([])
  })
})

it('is tested: the documents name places', () => {
  expect(documents.flatMap(placesIn).length).toBeGreaterThan(40)
})
