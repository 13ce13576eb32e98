import { stopChildren } from '../lib/children'
import { runBrowserTests } from './e2e'
import { OTHER_NODES, runOnNode } from './other-node'
import { summary } from './summary'
import { brokenDown, lastLine, sum, type Tally } from './tally'
import { verify } from './verify'
import { runVitest } from './vitest'

/** The parts, in the order that finds most faults soonest. */
const PARTS: Record<string, (args: string[]) => Promise<Tally>> = {
  verify,
  unit: () => runVitest('unit'),
  integration: () => runVitest('integration'),
  e2e: runBrowserTests,
}

/** Parts that run only when they are named. */
const NAMED_PARTS: typeof PARTS = {
  ...Object.fromEntries(
    Object.entries(OTHER_NODES).map(([name, version]) => [name, () => runOnNode(version)]),
  ),
  /** the contract with Stripe, checked in its own test mode */
  stripe: () => runVitest('stripe'),
}

/** A part that breaks down counts as one failed test: it must not hide the others' results. */
async function runPart(name: string, args: string[]): Promise<Tally> {
  const parts = { ...PARTS, ...NAMED_PARTS }
  const part = parts[name]
  if (!part) throw new Error(`There is no part "${name}". Parts: ${Object.keys(parts).join(', ')}.`)
  const started = Date.now()
  console.log(`\n── ${name} ──`)
  const tally = await part(args).catch((error: unknown): Tally => {
    const message = error instanceof Error ? error.message : String(error)
    console.error(message)
    return brokenDown(name, message)
  })
  console.log(`── ${name}: ${lastLine(tally)} (${((Date.now() - started) / 1000).toFixed(0)} s)`)
  return tally
}

/**
 * Runs the parts named, or all of them, and ends the process. The end of the output names the
 * slowest tests and all failures; its last line is the sum: `N passed, N failed, N skipped`.
 * @param args names of parts; what follows `--` goes to Playwright
 */
export async function test(args: string[]): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The guard ends what still runs.
    process.on(signal, () => process.exit(130))
  }
  const end = args.indexOf('--')
  const names = end < 0 ? args : args.slice(0, end)
  const passedOn = end < 0 ? [] : args.slice(end + 1)
  const tallies: Tally[] = []
  for (const name of names.length > 0 ? names : Object.keys(PARTS))
    tallies.push(await runPart(name, passedOn))
  await stopChildren()
  const total = sum(tallies)
  console.log(summary(total))
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
}
