import { runNode, stopChildren } from '../lib/children'
import { inRoot } from '../lib/paths'
import { withSecondInstance, withThrowAwaySite } from '../test/site'
import { type Figure, figureLine, holds } from './figure'
import { firstVisitFigures } from './first-visit'
import { lighthouseFigures } from './lighthouse'
import { pageFigures } from './pages'
import { searchFigures } from './search'

/** Runs a script inside the site's own modules, with the site's settings. @returns the JSON that it prints */
async function printed<T>(script: string, variables: Record<string, string>): Promise<T> {
  const output = await runNode(
    ['--expose-gc', '--import', 'tsx', inRoot('scripts/bench', script)],
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

const PARTS: Record<string, (variables: Record<string, string>) => Promise<Figure[]>> = {
  pages: ({ APP_URL }) => pageFigures(APP_URL ?? ''),
  javascript: ({ APP_URL }) => firstVisitFigures(APP_URL ?? ''),
  lighthouse: ({ APP_URL }) => lighthouseFigures(APP_URL ?? ''),
  submit: (variables) => measured('submit.ts', variables),
  engine: (variables) => measured('engine.ts', variables),
  quota: (variables) => measured('quota.ts', variables),
  instances: (variables) =>
    withSecondInstance({ variables }, DIST_DIR, (second) =>
      measured('instances.ts', { ...variables, INSTANCES: `${variables.APP_URL} ${second}` }),
    ),
  designer: (variables) => measured('designer.ts', variables),
  import: (variables) => measured('import.ts', variables),
  // Last: it fills the database.
  search: (variables) =>
    searchFigures(variables, (size) => printed('catalog.ts', { ...variables, SIZE: String(size) })),
}

/**
 * Prints each figure against its bound and ends the process; 1 when a bound is missed.
 * @param names parts to measure; all when none is named
 */
export async function bench(names: string[]): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(130))
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown)
    throw new Error(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(', ')}.`)
  const figures = await withThrowAwaySite(DIST_DIR, { BENCH: '1' }, async ({ variables }) => {
    const found: Figure[] = []
    for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
      for (const figure of (await PARTS[name]?.(variables)) ?? []) {
        console.log(figureLine(figure))
        found.push(figure)
      }
    }
    return found
  })
  await stopChildren()
  process.exit(figures.every(holds) ? 0 : 1)
}
