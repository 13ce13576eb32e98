import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths'

const SHELVES = new Set('actions api commands components data jobs mails queries rules'.split(' '))
/** The modules through which actions, API routes, pages and commands of every room enter: each is of another kind. */
const DOORS = ['action.ts', 'context.ts', 'guards.ts', 'route.ts'].map((file) => `accounts/${file}`)

/** What stands directly inside the rooms: `orders/schema.ts`. */
const inRooms = (what: 'files' | 'folders'): string[] =>
  readdirSync(inRoot('features')).flatMap((room) =>
    readdirSync(inRoot(`features/${room}`), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() === (what === 'folders'))
      .map(({ name }) => `${room}/${name}`),
  )

test('no code stands loose beside the schemas of a room, except the doors of accounts', () => {
  const loose = inRooms('files').filter(
    (file) => /\.tsx?$/.test(file) && !/[/-]schema(\.test)?\.ts$/.test(file),
  )
  expect(loose.toSorted()).toEqual(DOORS)
})

test('a folder that not every room has is named by docs/architecture.md', () => {
  const page = readFileSync(inRoot('docs/architecture.md'), 'utf8')
  const own = inRooms('folders').filter((folder) => !SHELVES.has(folder.split('/')[1] ?? ''))
  expect(own.filter((folder) => !page.includes(`\`${folder}\``))).toEqual([])
})
