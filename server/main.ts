import { serve } from './serve'

// The entry point in a clone, bundled beside its build (scripts/start/build.ts) and run from the clone's root: `npm
// start`, `npm run serve`, tests and benchmarks alike. A release has its own: release.ts.
await serve(process.cwd())
