import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import tabs from '@/messages/en/tabs.json'

const PAGES = path.resolve('app/[locale]')
/** Pages of the desk, of an account, and those that an account links to. */
const TITLED = /^\/(staff|account|orders|quotes|requests)(\/|$)/

const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => {
    const parts = path.dirname(file).split(path.sep)
    const route = `/${parts.filter((part) => !/^(\.|\(.*\))$/.test(part)).join('/')}`
    return { route, source: readFileSync(path.join(PAGES, file), 'utf8') }
  })
  .filter(({ route }) => TITLED.test(route))

describe('the browser’s tab', () => {
  it('names every page of the desk and of an account', () => {
    expect(pages.map(({ route }) => route).toSorted()).toEqual(Object.keys(tabs).toSorted())
    const untitled = pages.filter(
      ({ route, source }) => / = tabTitle\(\s*'([^']+)'/.exec(source)?.[1] !== route,
    )
    expect(untitled.map(({ route }) => route)).toEqual([])
  })

  it.each(['desk', 'account'])('says the same of no two pages of the %s', (side) => {
    const words = Object.entries(tabs)
      .filter(([route]) => route.startsWith('/staff') === (side === 'desk'))
      // The settings are named by their subject.
      .filter(([route]) => route !== '/staff/settings/[section]')
      .map(([, title]) => title)
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
  })
})
