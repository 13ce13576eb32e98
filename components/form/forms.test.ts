import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Checks every form of the site by its source: entries stay whatever happens, and what kept them
 * from arriving is named, because the form uses the form kit; or it is listed here with the reason
 * why it needs none.
 */

const ROOT = path.resolve(import.meta.dirname, '../..')
const SOURCES = ['app', 'components', 'features']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .toSorted()
const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

/** Forms with nothing to lose, or whose entries are their page's address. */
const WITHOUT_KIT: Record<string, string> = {
  'app/[locale]/(buyer)/account/account-frame.tsx': 'signing out',
  'features/accounts/components/staff/staff-header.tsx': 'signing out',
  'components/site/search-box.tsx': 'one field, sent to the catalog’s address',
  'components/desk/address-form.tsx': 'days and choices in the address of a page or a file',
  'components/list/staff-list.tsx': 'ticks of a table, sent to the address of a sheet or a preview',
  'components/list/list-filters.tsx': 'a filter in the address',
  'components/list/plain-list.tsx': 'a filter in the address',
  'app/[locale]/staff/companies/[id]/merge/page.tsx': 'a search in the address',
  'features/true-up/components/staff/refund-desk.tsx': 'a duty and its days in the address',
  'app/[locale]/staff/freight/calculator/page.tsx': 'entries are in the address',
  'features/tariffs/components/shop/calculator-form.tsx': 'entries are in the address',
  'features/tariffs/components/shop/helper-route.tsx': 'entries are in the address',
  'features/tariffs/components/shop/origin-helper.tsx': 'entries are in the address',
  'features/companies/components/shop/addresses.tsx':
    'the country whose form is shown is in the address',
  'features/payments/components/shop/sandbox-checkout.tsx':
    'one choice on the sandbox’s stand-in for Stripe’s page, which works without JavaScript',
}

const opens = (file: string): number => [...text(file).matchAll(/<form\b/g)].length
const FORMS = SOURCES.filter((file) => opens(file) > 0)

/**
 * Whether causes are named: a hook of the kit sends the form, and the kit's alert stands in the
 * form, or in the editor's next to it.
 */
const namesCauses = (file: string): boolean =>
  /\b(useAttempts|useSentForm|useFileSend|attempt|sendBody|nextTrouble)[(<]/.test(within(file)) &&
  within(file).includes('<TroubleAlert')

/** The file, with its imports from its own folder. */
function within(file: string): string {
  return [file, ...imports(file).filter((each) => path.dirname(each) === path.dirname(file))]
    .map(text)
    .join('\n')
}

function imports(file: string): string[] {
  return [...text(file).matchAll(/from '((?:@\/|\.{1,2}\/)[^']+)'/g)].flatMap(([, from = '']) => {
    const base = from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from)
    const found = [`${base}.tsx`, `${base}.ts`].find((each) => existsSync(path.join(ROOT, each)))
    return found ? [found] : []
  })
}

/** All files that a file imports, directly or not. */
function reach(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached
  reached.add(file)
  for (const each of imports(file)) reach(each, reached)
  return reached
}

describe('a form', () => {
  it.each(FORMS.filter((file) => !(file in WITHOUT_KIT)))('%s names what went wrong', (file) => {
    expect(namesCauses(file)).toBe(true)
  })

  it('that uses no kit is there, with a reason', () => {
    const names = Object.keys(WITHOUT_KIT)
    expect(names.filter((file) => !FORMS.includes(file))).toEqual([])
    expect(names.filter((file) => namesCauses(file))).toEqual([])
  })

  it('sends a server action only through the kit or to sign out: an exception would remove the page', () => {
    const bare = SOURCES.flatMap((file) =>
      [...text(file).matchAll(/<form\b[^>]*?\baction=\{([^}]*)\}/g)]
        // An address, not an action.
        .filter(([form]) => !form.includes('method="get"'))
        .map(([, action = '']) => `${file}: ${action}`),
    )
    expect(bare).toEqual([
      'app/[locale]/(buyer)/account/account-frame.tsx: signOut',
      'components/desk/form.tsx: send',
      'features/accounts/components/staff/staff-header.tsx: signOut',
      'features/payments/components/shop/sandbox-checkout.tsx: `/api/sandbox/checkout/${session.id',
    ])
  })

  it('has the state of its last attempt from the kit', () => {
    expect(SOURCES.filter((file) => /\buseActionState\b\(?/.test(text(file)))).toEqual([
      'components/desk/form.tsx',
      'components/form/use-sent-form.ts',
    ])
  })
})

describe('the desk stores what is typed in the browser', () => {
  const pages = SOURCES.filter((file) => /^app\/\[locale\]\/staff\/.*page\.tsx$/.test(file))
  const keeping = pages.filter((page) =>
    [...reach(page)].some((file) => /use-kept-(form|entries)\.ts$/.test(file)),
  )

  it('on every page with a form to type into', () => {
    expect(keeping.length).toBeGreaterThan(12)
  })
  it.each(keeping)('%s says whose entries are stored', (page) => {
    expect([...reach(page)].some((file) => text(file).includes('<FormPerson'))).toBe(true)
  })
})
