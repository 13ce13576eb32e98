// Loaded before the site's server: shifts its clock by the minutes that the file in BENCH_CLOCK
// contains at the start.
import { readFileSync } from 'node:fs'

const file = process.env.BENCH_CLOCK
if (file && process.argv[1]?.endsWith('server/main.mjs')) {
  const offMs = Number(readFileSync(file, 'utf8')) * 60_000
  const True = Date
  const trueNow = True.now.bind(True)
  True.now = () => trueNow() + offMs
  globalThis.Date = new Proxy(True, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [True.now()], newTarget),
    apply: () => new True(True.now()).toString(),
  })
  True.prototype.constructor = globalThis.Date
}
