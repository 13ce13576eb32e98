import { runNode, stopChildren } from '../lib/children'
import { inRoot } from '../lib/paths'
import { YOUNG_OPTION } from '../start/server'
import { type ThrowAwaySite, withSecondInstance, withThrowAwaySite } from '../test/site'
import { watchMachine } from './disturbance'
import { fairFigures } from './fair'
import { type Figure, figureLine, holds } from './figure'
import { firstVisitFigures } from './first-visit'
import { killFigures } from './kills'
import { lighthouseFigures } from './lighthouse'
import { listFigures } from './lists'
import { loadFigures } from './load'
import { pageFigures } from './pages'
import { rollingFigures } from './rolling'
import { searchFigures } from './search'
import { sizeFigures } from './size'

/** Runs a script with the site's own modules, as the site is run. @returns the JSON that it prints */
async function printed<T>(script: string, variables: Record<string, string>): Promise<T> {
  const output = await runNode(
    [YOUNG_OPTION, '--expose-gc', '--import', 'tsx', inRoot('scripts/bench', script)],
    {
      output: 'keep',
      env: {
        ...variables,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        TSX_TSCONFIG_PATH: inRoot('scripts/bench/tsconfig.json'),
      },
    },
  )
  const line = output.split('\n').find((each) => each.startsWith('['))
  if (!line) throw new Error(`${script} printed no figures:\n${output}`)
  return JSON.parse(line) as T
}

const measured = (script: string, variables: Record<string, string>): Promise<Figure[]> =>
  printed(script, variables)

const DIST_DIR = '.next-bench'

const PARTS: Record<string, (site: ThrowAwaySite) => Promise<Figure[]>> = {
  pages: ({ variables }) => pageFigures(variables.APP_URL ?? ''),
  javascript: ({ variables }) => firstVisitFigures(variables.APP_URL ?? ''),
  lighthouse: ({ variables }) => lighthouseFigures(variables.APP_URL ?? ''),
  submit: ({ variables }) => measured('submit.ts', variables),
  bulk: ({ variables }) => measured('bulk.ts', variables),
  engine: ({ variables }) => measured('engine.ts', variables),
  costs: ({ variables }) => measured('costs.ts', variables),
  freight: ({ variables }) => measured('freight.ts', variables),
  quota: ({ variables }) => measured('quota.ts', variables),
  lists: ({ variables }) => listFigures(variables.APP_URL ?? ''),
  fair: ({ variables }) => fairFigures(variables.APP_URL ?? ''),
  personal: ({ variables }) => measured('personal.ts', variables),
  editor: ({ variables }) => measured('editor.ts', variables),
  triage: ({ variables }) => measured('triage.ts', variables),
  instances: ({ variables }) =>
    withSecondInstance({ variables }, DIST_DIR, (second) =>
      measured('instances.ts', { ...variables, INSTANCES: `${variables.APP_URL} ${second}` }),
    ),
  conversation: ({ variables }) =>
    measured('conversation.ts', { ...variables, INSTANCE: variables.APP_URL ?? '' }),
  matching: ({ variables }) => measured('matching.ts', variables),
  designer: ({ variables }) => measured('designer.ts', variables),
  // On databases of their own: the site's workers would take the work.
  mail: async (site) =>
    measured('mail.ts', {
      ...site.variables,
      DATABASE_URL: await site.emptyDatabase('bench_mail'),
    }),
  import: async (site) =>
    measured('import.ts', {
      ...site.variables,
      DATABASE_URL: await site.emptyDatabase('bench_import'),
    }),
  ledger: async (site) =>
    measured('ledger.ts', {
      ...site.variables,
      DATABASE_URL: await site.emptyDatabase('bench_ledger'),
    }),
  everything: async (site) =>
    measured('everything.ts', {
      ...site.variables,
      DATABASE_URL: await site.emptyDatabase('bench_everything'),
    }),
  desk: async (site) =>
    measured('desk.ts', {
      ...site.variables,
      DATABASE_URL: await site.emptyDatabase('bench_desk'),
    }),
  load: ({ variables }) => loadFigures(variables, DIST_DIR),
  rolling: ({ variables }) => rollingFigures(variables, DIST_DIR),
  kills: ({ variables }) => killFigures(variables, DIST_DIR),
  size: () => sizeFigures(DIST_DIR),
  // Last: it fills the database.
  search: ({ variables }) =>
    searchFigures(variables, (size) => printed('catalog.ts', { ...variables, SIZE: String(size) })),
}

/**
 * Measures one part and prints each figure with its bound, and what the machine did meanwhile. A
 * part that breaks off says so, and doesn't affect the others.
 * @returns whether all of its bounds hold
 */
async function measure(name: string, site: ThrowAwaySite): Promise<boolean> {
  console.log(`… ${name}`)
  const watched = watchMachine()
  try {
    const figures = (await PARTS[name]?.(site)) ?? []
    for (const figure of figures) console.log(figureLine(figure))
    return figures.every(holds)
  } catch (error) {
    console.log(`✗ ${name} broke off: ${(error as Error).message}`)
    return false
  } finally {
    console.log(`  ${name}: ${watched()}`)
  }
}

/**
 * Prints each figure with its bound and ends the process; with 1 when a bound is missed.
 * @param names parts to measure; all when none is named
 */
export async function bench(names: string[]): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(130))
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown)
    throw new Error(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(', ')}.`)
  // Visitors of the load have addresses of their own, as a proxy would report them.
  const settings = {
    BENCH: '1',
    TRUSTED_PROXY: '1',
    SERVER_PROCESSES: process.env.SERVER_PROCESSES || '1',
    PATIENCE: '1',
  }
  let good = true
  await withThrowAwaySite(
    DIST_DIR,
    settings,
    async (site) => {
      for (const name of names.length > 0 ? names : Object.keys(PARTS))
        good = (await measure(name, site)) && good
    },
    { onDisk: true },
  )
  await stopChildren()
  process.exit(good ? 0 : 1)
}
